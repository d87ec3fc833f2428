import { defineQuery, setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import { prospects } from '../../models/domain/runs/prospects.ts';
import { reasons } from '../../models/domain/deliveries/reasons.ts';
import type { Unheard } from './inbox.ts';
import { attributes, whyQuery } from './start.ts';

const stageKey = defineSearchAttributeKey(attributes.stage, 'KEYWORD');
const nextWakeKey = defineSearchAttributeKey(attributes.nextWakeAt, 'DATETIME');

/** One decision about one text, as the `why` query returns it. */
export interface Decision {
  /** ISO 8601 UTC. */
  at: string;
  /** The text that was decided about, or the event that the story was not told of. */
  message?: string;
  event?: string;
  /** The look-up that gave no answer. */
  lookUp?: string;
  outcome: DeliveryResult['outcome'] | 'not-told' | 'unanswered' | 'missed' | 'spared';
  because: string;
}

/** Tells the Temporal UI what a run is doing, in the words a support agent would use. */
export class Narration {
  readonly #decisions: Decision[] = [];
  /** Events that end the story at this moment, outermost first. */
  readonly endings: string[][] = [];
  /** Events that have come and that the story has not asked for so far. */
  unread: () => { name: string; time: string }[] = () => [];

  constructor() {
    setHandler(defineQuery<Decision[]>(whyQuery), () => [...this.unread().map(leftAside), ...this.#decisions], {
      description: 'The latest decisions about texts of this run, newest first, each with its reason.',
    });
  }

  /** Says what the run waits for, until when, and what it will do then. */
  waiting(stage: string, { what, until, next }: { what: string; until: string; next: string }): void {
    upsertSearchAttributes([
      { key: stageKey, value: stage },
      { key: nextWakeKey, value: new Date(until) },
    ]);
    const endings = this.endings.flat();
    const lines = [
      `**${what}** until ${spoken(until)}; then ${next}.`,
      ...(endings.length > 0 ? [`The story ends at once on ${endings.join(' or ')}.`] : []),
      ...this.#decisions.slice(0, 1).map((last) => {
        return `${aboutWhat(last)}, ${last.outcome}: ${last.because}`;
      }),
    ];
    setCurrentDetails(lines.join('\n\n'));
  }

  working(what: string): void {
    setCurrentDetails(`**${what}**`);
  }

  decided(message: string, result: DeliveryResult): void {
    this.#note({ message, outcome: result.outcome, because: explain(result) });
  }

  /** Says why another text goes instead of one. */
  replaced(message: string, other: string, how: Missed): void {
    this.#note({ message, outcome: 'missed', because: `${missedBecause[how]}, so \`${other}\` goes instead.` });
  }

  /** Says why the other text stays where it is. */
  spared(message: string, other: string, why: Spared): void {
    this.#note({ message, outcome: 'spared', because: `${sparedBecause[why]}, so \`${other}\` does not go instead.` });
  }

  /** Says why the story was not told of an event. */
  unheard(event: string, why: Unheard): void {
    this.#note({ event, outcome: 'not-told', because: unheardBecause[why] });
  }

  /** Says why a look-up gave no answer. */
  unanswered(lookUp: string, because: string): void {
    this.#note({ lookUp, outcome: 'unanswered', because });
  }

  #note(decision: Omit<Decision, 'at'>): void {
    this.#decisions.unshift({ at: new Date().toISOString(), ...decision });
    this.#decisions.splice(20);
  }
}

/** How a text has reached nobody: it did not leave, was reported as undeliverable, or nothing was reported of it in time. */
export type Missed = 'not-sent' | 'undeliverable' | 'silence';

const missedBecause: Record<Missed, string> = {
  'not-sent': 'It did not leave',
  undeliverable: 'Nobody got it',
  silence: 'No delivery was reported in time',
};

/** Why no other text goes instead of one of which nothing is known yet. */
export type Spared = 'read' | 'opted-out' | 'overtaken';

const sparedBecause: Record<Spared, string> = {
  read: 'Its reader has answered it or followed a link',
  'opted-out': 'Its reader has opted out',
  overtaken: 'Later news have come',
};

function aboutWhat({ message, event, lookUp }: Decision): string {
  if (message) return `Last text: \`${message}\``;
  return lookUp ? `Last look-up: ${lookUp}` : `Last event: ${event}`;
}

const unheardBecause: Record<Unheard, string> = {
  'before-the-story': 'It happened before this story began, so it belongs to an earlier one.',
  'same-fact': 'The same was told before under another event id.',
  'old-news': 'It happened before news of the same kind that was told already, and came after it.',
};

function leftAside({ name, time }: { name: string; time: string }): Decision {
  return { at: time, event: name, outcome: 'not-told', because: prospects.unasked.ahead };
}

/** An instant as people read it. */
export function spoken(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}

function explain(result: DeliveryResult): string {
  switch (result.outcome) {
    case 'sent':
      return `the gateway has it (${result.state}).`;
    case 'deferred':
      return `${reasons[result.reason]} ${prospects.triedAgain.ahead} ${spoken(result.until)}.`;
    case 'skipped':
    case 'undeliverable':
      return reasons[result.reason];
  }
}
