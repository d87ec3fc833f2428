import type { ReceiptStatus } from '../../models/domain/deliveries/provider.ts';
import type { Behaviour, Settings } from './behaviour.ts';
import { Journal, readJournal } from './journal.ts';

/** One report about a message: what happened when, and when the callback about it leaves. */
export interface Report {
  /** Id of the callback. */
  id: string;
  status: ReceiptStatus;
  at: number;
  dueAt: number;
  times: number;
  error?: string;
}

/** A message the gateway took: a bubble on the phone. */
export interface Message {
  id: string;
  reference: string;
  number: string;
  from: string;
  text: string;
  at: number;
  reports: Report[];
}

/** What the owner of a phone answered. */
export interface Reply {
  /** Also the id of the callback. */
  id: string;
  number: string;
  to: string;
  text: string;
  at: number;
  dueAt: number;
  times: number;
}

/** A message the gateway did not take. */
export interface TurnedAway {
  reference: string;
  number: string;
  text: string;
  at: number;
  why: 'refused' | 'throttled' | 'cut';
  code?: string;
}

export type Entry =
  | { is: 'message'; message: Message }
  | { is: 'report'; message: string; report: Report }
  | { is: 'reply'; reply: Reply }
  | { is: 'turned-away'; turnedAway: TurnedAway }
  | { is: 'answer-lost' }
  | { is: 'taken' | 'given-up'; id: string }
  | { is: 'next'; number: string; behaviour: Behaviour }
  | { is: 'next-used'; number: string }
  | { is: 'settings'; settings: Settings };

/** Everything one phone has seen. `order` grows with each new item, so the latest phone has the highest. */
export interface Phone {
  number: string;
  order: number;
  items: (Message | Reply)[];
  turnedAway: TurnedAway[];
}

/** The gateway's memory. Each change is in the journal before anybody hears of it, so the count is always exact. */
export class Store {
  readonly messages = new Map<string, Message>();
  /** Oldest first: a phone moves to the end with each new item. */
  readonly phones = new Map<string, Phone>();
  readonly byReference = new Map<string, Message[]>();
  readonly next = new Map<string, Behaviour>();
  /** How often each reference was turned away for now, so that a draw does not repeat for ever. */
  readonly throttledTimes = new Map<string, number>();
  readonly counts = { accepted: 0, refused: 0, throttled: 0, cut: 0, answersLost: 0, replies: 0 };
  /** Ids of callbacks that the other side has not taken yet. */
  readonly owed = new Set<string>();
  settings: Settings;
  readonly #journal: Journal;
  #order = 0;

  private constructor(journal: Journal, settings: Settings) {
    this.#journal = journal;
    this.settings = settings;
  }

  /** Opens the file and reads back what an earlier process left. */
  static async open(path: string, settings: Settings): Promise<Store> {
    const store = new Store(new Journal(path), settings);
    for await (const entry of readJournal(path)) store.#apply(entry as Entry);
    return store;
  }

  add(...entries: Entry[]): void {
    this.#journal.append(entries);
    for (const entry of entries) this.#apply(entry);
  }

  close(): void {
    this.#journal.close();
  }

  #apply(entry: Entry): void {
    switch (entry.is) {
      case 'message':
        this.#applyMessage(entry.message);
        return;
      case 'report':
        this.messages.get(entry.message)?.reports.push(entry.report);
        this.owed.add(entry.report.id);
        return;
      case 'reply':
        this.counts.replies += 1;
        this.owed.add(entry.reply.id);
        this.#phone(entry.reply.number).items.push(entry.reply);
        return;
      case 'turned-away':
        this.#applyTurnedAway(entry.turnedAway);
        return;
      case 'answer-lost':
        this.counts.answersLost += 1;
        return;
      case 'taken':
      case 'given-up':
        this.owed.delete(entry.id);
        return;
      case 'next':
        this.next.set(entry.number, entry.behaviour);
        return;
      case 'next-used':
        this.next.delete(entry.number);
        return;
      case 'settings':
        this.settings = { ...this.settings, ...entry.settings };
    }
  }

  #applyMessage(message: Message): void {
    this.counts.accepted += 1;
    this.messages.set(message.id, message);
    for (const { id } of message.reports) this.owed.add(id);
    const same = this.byReference.get(message.reference);
    if (same) same.push(message);
    else this.byReference.set(message.reference, [message]);
    this.#phone(message.number).items.push(message);
  }

  #applyTurnedAway(turnedAway: TurnedAway): void {
    const { why, reference, number } = turnedAway;
    this.counts[why] += 1;
    if (why === 'throttled') this.throttledTimes.set(reference, (this.throttledTimes.get(reference) ?? 0) + 1);
    this.#phone(number).turnedAway.push(turnedAway);
  }

  #phone(number: string): Phone {
    const phone = this.phones.get(number) ?? { number, order: 0, items: [], turnedAway: [] };
    this.phones.delete(number);
    this.phones.set(number, phone);
    phone.order = this.#order += 1;
    return phone;
  }
}

const ranks = {
  accepted: 0,
  sent: 1,
  undeliverable: 2,
  expired: 2,
  rejected: 2,
  delivered: 3,
  read: 4,
  blocked: 2,
  complaint: 5,
};

/** What the gateway itself knows about a message by now, whether or not its callbacks were taken. */
export function statusOf({ reports }: Message, now: number): ReceiptStatus | 'accepted' {
  let status: ReceiptStatus | 'accepted' = 'accepted';
  for (const report of reports) {
    if (report.at <= now && ranks[report.status] >= ranks[status]) status = report.status;
  }
  return status;
}
