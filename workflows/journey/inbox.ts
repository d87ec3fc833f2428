import { condition, patched, setDefaultSignalHandler } from '@temporalio/workflow';
import { eventKey } from '../../models/domain/encode.ts';
import type { EventName, EventOf, Heard, HeardName } from '../../models/config/register.ts';
import { isBeforeStory, isOldNews, isSameFact } from '../../models/domain/runs/story-order.ts';
import { compareInstants } from '../../models/domain/time/time-order.ts';
import {
  isRunSignal,
  type Click,
  type OptedOut,
  type Receipt,
  type Reply,
  type RunSignal,
  type TeamDecision,
} from '../../models/domain/runs/run-signal.ts';

/** What lies in an inbox until the story takes it. */
type News = EventOf<EventName> | OptedOut;

/** Why an event is not told to the story. */
export type Unheard = 'before-the-story' | 'same-fact' | 'old-news';

/** How an inbox begins: what is there already, where news does not belong, and who is told of what was not heard. */
export interface InboxOptions {
  carried?: CarriedInbox | undefined;
  /** Events that happened before this, ISO 8601, belong to an earlier story. */
  since?: string | undefined;
  /** The event on which the story begins anew, also where it says what the one before did. */
  restartsOn?: string | undefined;
  known?: EventOf<EventName>[];
  onUnheard?: (event: EventOf<EventName>, why: Unheard) => void;
}

/** An inbox on its way from one run to the next of the same workflow. */
export interface CarriedInbox {
  seen: string[];
  events: News[];
  replies: Reply[];
  decisions?: TeamDecision[];
  clicks?: Click[];
  receipts?: Receipt[];
  /** The newest event of each name that the story has acted on. */
  acted?: EventOf<EventName>[];
}

/**
 * What a run has heard and not yet acted on. One default handler takes every signal, so nothing is lost while the
 * journey sleeps, and a signal that comes twice counts once.
 */
export class Inbox {
  readonly #seen: Set<string>;
  #events: News[];
  #optOuts = 0;
  #furtherOptOuts = 0;
  #replies: Reply[];
  #decisions: TeamDecision[];
  #clicks: Click[];
  #receipts: Receipt[];
  readonly #acted: Map<string, EventOf<EventName>>;
  readonly #since: string | undefined;
  readonly #restartsOn: string | undefined;
  #sealed = false;
  readonly #onUnheard: NonNullable<InboxOptions['onUnheard']>;

  constructor(start: Pick<RunSignal, 'source' | 'id'> | EventOf<EventName>, options: InboxOptions = {}) {
    const { carried = { seen: [], events: [], replies: [] }, since, known = [] } = options;
    this.#seen = new Set([eventKey(start.source, start.id), ...carried.seen]);
    this.#since = since;
    this.#restartsOn = options.restartsOn;
    this.#onUnheard = options.onUnheard ?? (() => undefined);
    const acted = [...('data' in start ? [start] : []), ...(carried.acted ?? [])];
    this.#acted = new Map(acted.map((event) => [event.name, event]));
    this.#events = carried.events;
    this.#replies = carried.replies;
    this.#decisions = carried.decisions ?? [];
    this.#clicks = carried.clicks ?? [];
    this.#receipts = carried.receipts ?? [];
    for (const event of known) this.#take(event.name, event);
    setDefaultSignalHandler((name, signal) => {
      if (isRunSignal(signal)) this.#take(name, signal);
    });
  }

  #take(name: string, signal: RunSignal): void {
    const key = eventKey(signal.source, signal.id);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    if (name === 'opted-out') this.#optOuts += 1;
    if (name === 'opted-out' && (signal as OptedOut).further) this.#furtherOptOuts += 1;
    if (name === 'reply') this.#replies.push(signal as Reply);
    else if (name === 'click') this.#clicks.push(signal as Click);
    else if (name === 'receipt') this.#receipts.push(signal as Receipt);
    else if (name === 'team') this.#decisions.push(signal as TeamDecision);
    else if (name === 'opted-out') this.#events.push(signal as OptedOut);
    else this.#hear(signal as EventOf<EventName>);
  }

  /** Events lie in the order in which they happened; what does not belong to the story, or says nothing new, is told apart. */
  #hear(event: EventOf<EventName>): void {
    const why = this.#whyUnheard(event);
    if (why && patched('order-of-news')) {
      this.#onUnheard(event, why);
      return;
    }
    const later = this.#events.findIndex((other) => compareInstants(other.time, event.time) > 0);
    if (later >= 0 && patched('order-of-news')) this.#events.splice(later, 0, event);
    else this.#events.push(event);
  }

  #whyUnheard(event: EventOf<EventName>): Unheard | undefined {
    if (this.#since !== undefined && isBeforeStory(event, this.#since)) return 'before-the-story';
    const acted = this.#acted.get(event.name);
    const latest = this.#events.findLast((other): other is EventOf<EventName> => other.name === event.name) ?? acted;
    if (latest && event.name !== this.#restartsOn && isSameFact(event, latest)) return 'same-fact';
    return acted && isOldNews(event, acted) ? 'old-news' : undefined;
  }

  /** How often the contact has opted out while the run was there: a rise means that what is held must be decided again. */
  get optOuts(): number {
    return this.#optOuts;
  }

  /** How often it has ended more than marketing. */
  get furtherOptOuts(): number {
    return this.#furtherOptOuts;
  }

  has(names: readonly HeardName[]): boolean {
    return this.#events.some((event) => names.includes(event.name));
  }

  /** Business events that nobody has taken out. */
  get unread(): EventOf<EventName>[] {
    return this.#events.filter(isEvent);
  }

  /** Takes the earliest unread event of one of these names out of the inbox. */
  take<Name extends HeardName>(names: readonly Name[]): Heard<Name> | undefined {
    if (this.#sealed) return undefined;
    const index = this.#events.findIndex((event) => names.includes(event.name as Name));
    const event = index < 0 ? undefined : this.#events.splice(index, 1)[0];
    if (event && isEvent(event)) this.#acted.set(event.name, event);
    return event as Heard<Name> | undefined;
  }

  /** The earliest unread event of one of these names, which stays where it is. */
  peek(names: readonly HeardName[]): News | undefined {
    return this.#events.find((event) => names.includes(event.name));
  }

  /** The newest unread event of one of these names, which stays where it is. */
  peekNewest(names: readonly HeardName[]): News | undefined {
    return this.#events.findLast((event) => names.includes(event.name));
  }

  /** From now on nothing is told to the story, which is about to end: what lies here is for the next. */
  seal(): void {
    this.#sealed = true;
  }

  /** Takes all unread events of one name out for the story that begins now, which knows the newest. */
  takeNewest(name: EventName): EventOf<EventName> {
    const newest = this.#events.findLast((event): event is EventOf<EventName> => event.name === name);
    if (!newest) throw new Error(`no ${name} to begin with`);
    this.#events = this.#events.filter((event) => event.name !== name);
    this.#acted.set(name, newest);
    return newest;
  }

  peekReply(): Reply | undefined {
    return this.#replies[0];
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

  /** The latest word on what became of one delivery. */
  receipt(deliveryId: string): Receipt | undefined {
    return this.#receipts.findLast((receipt) => receipt.deliveryId === deliveryId);
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
      receipts: this.#receipts,
      acted: [...this.#acted.values()],
    };
  }

  /** Waits until `arrived`, at most `timeoutMs`; the summary names the timer in the Temporal UI. */
  async wait(arrived: () => boolean, timeoutMs: number, summary: string): Promise<boolean> {
    return arrived() || (await condition(arrived, timeoutMs, { summary }));
  }
}

function isEvent(news: News): news is EventOf<EventName> {
  return news.name !== 'opted-out';
}
