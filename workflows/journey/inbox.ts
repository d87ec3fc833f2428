import { condition, setDefaultSignalHandler } from '@temporalio/workflow';
import { eventKey } from '../../models/domain/encode.ts';
import type { EventName, EventOf } from '../../models/domain/events.ts';
import {
  isRunSignal,
  type Click,
  type OptedOut,
  type Reply,
  type RunSignal,
  type TeamDecision,
} from '../../models/domain/run-signal.ts';

/** What a journey may wait for: events, and that its contact opted out, which every run is told of. */
export type HeardName = EventName | OptedOut['name'];
export type Heard<Name extends HeardName> = Name extends EventName ? EventOf<Name> : OptedOut;

/** An inbox on its way from one run to the next of the same workflow. */
export interface CarriedInbox {
  seen: string[];
  events: Heard<HeardName>[];
  replies: Reply[];
  decisions?: TeamDecision[];
  clicks?: Click[];
}

/**
 * What a run has heard and not yet acted on. One default handler takes every signal, so nothing is lost while the
 * journey sleeps, and a signal that comes twice counts once.
 */
export class Inbox {
  readonly #seen: Set<string>;
  #events: Heard<HeardName>[];
  #optOuts = 0;
  #replies: Reply[];
  #decisions: TeamDecision[];
  #clicks: Click[];

  constructor(startedBy: string, carried: CarriedInbox = { seen: [], events: [], replies: [] }) {
    this.#seen = new Set([startedBy, ...carried.seen]);
    this.#events = carried.events;
    this.#replies = carried.replies;
    this.#decisions = carried.decisions ?? [];
    this.#clicks = carried.clicks ?? [];
    setDefaultSignalHandler((name, signal) => {
      if (isRunSignal(signal)) this.#take(name, signal);
    });
  }

  #take(name: string, signal: RunSignal): void {
    const key = eventKey(signal.source, signal.id);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    if (name === 'opted-out') this.#optOuts += 1;
    if (name === 'reply') this.#replies.push(signal as Reply);
    else if (name === 'click') this.#clicks.push(signal as Click);
    else if (name === 'team') this.#decisions.push(signal as TeamDecision);
    else this.#events.push(signal as Heard<HeardName>);
  }

  /** How often the contact has opted out while the run was there: a rise means that what is held must be decided again. */
  get optOuts(): number {
    return this.#optOuts;
  }

  has(names: readonly HeardName[]): boolean {
    return this.#events.some((event) => names.includes(event.name));
  }

  /** Takes the earliest unread event of one of these names out of the inbox. */
  take<Name extends HeardName>(names: readonly Name[]): Heard<Name> | undefined {
    const index = this.#events.findIndex((event) => names.includes(event.name as Name));
    return index < 0 ? undefined : (this.#events.splice(index, 1)[0] as Heard<Name>);
  }

  takeReply(): Reply | undefined {
    return this.#replies.shift();
  }

  hasReply(): boolean {
    return this.#replies.length > 0;
  }

  /** The first click on a link of one delivery. */
  click(deliveryId: string): Click | undefined {
    return this.#clicks.find((click) => click.deliveryId === deliveryId);
  }

  /** What the team has decided about one question. */
  decision(task: string): TeamDecision | undefined {
    return this.#decisions.find((decision) => decision.task === task);
  }

  /** Replies to an earlier question say nothing about the one that is about to be asked. */
  forgetReplies(): void {
    this.#replies = [];
  }

  /** What a run takes along when it continues as new; a repeated signal comes within minutes, so 200 ids suffice. */
  carry(): CarriedInbox {
    return {
      seen: [...this.#seen].slice(-200),
      events: this.#events,
      replies: this.#replies,
      decisions: this.#decisions,
      clicks: this.#clicks,
    };
  }

  /** Waits until `arrived`, at most `timeoutMs`; the summary names the timer in the Temporal UI. */
  async wait(arrived: () => boolean, timeoutMs: number, summary: string): Promise<boolean> {
    return arrived() || (await condition(arrived, timeoutMs, { summary }));
  }
}
