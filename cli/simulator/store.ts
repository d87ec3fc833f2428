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

/** The route of a gateway that is asked without the name of one. */
export const firstRoute = 'simulator';

/** What came or goes by one of the gateways that the simulator plays. */
interface Routed {
  /** The route whose gateway it is; absent where it is the first. */
  route?: string;
}

export function routeOf({ route = firstRoute }: Routed): string {
  return route;
}

/** A message the gateway took: a bubble on the phone. */
export interface Message extends Routed {
  id: string;
  reference: string;
  number: string;
  from: string;
  text: string;
  at: number;
  reports: Report[];
}

/** What the owner of a phone answered. */
export interface Reply extends Routed {
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
export interface TurnedAway extends Routed {
  reference: string;
  number: string;
  text: string;
  at: number;
  why: 'refused' | 'throttled' | 'cut';
  code?: string;
}

/** A letter that the mail server took, in the mailbox of one of those it is to. */
export interface Letter {
  id: string;
  /** Whose mailbox it is in, as the letter was addressed. */
  to: string;
  /** As a mail program shows it: `Example Shop <news@shop.example>`. */
  from: string;
  subject: string;
  text: string;
  html?: string;
  /** What is attached to it; of a letter that an earlier version has taken it is not known. */
  attachments?: { name: string; octets: number }[];
  /** Where its reader may unsubscribe, and whether one click is enough (RFC 8058). */
  unsubscribe?: { url: string; oneClick: boolean };
  at: number;
}

export type Entry =
  | { is: 'message'; message: Message }
  | { is: 'letter'; letter: Letter }
  | { is: 'report'; message: string; report: Report }
  | { is: 'reply'; reply: Reply }
  | { is: 'turned-away'; turnedAway: TurnedAway }
  | { is: 'answer-lost' }
  | { is: 'taken' | 'given-up'; id: string }
  | ({ is: 'next'; number: string; behaviour: Behaviour } & Routed)
  | ({ is: 'next-used'; number: string } & Routed)
  | { is: 'closed' | 'opened'; route: string }
  | { is: 'dead' | 'alive'; number: string }
  | { is: 'settings'; settings: Settings };

/** Everything one phone has seen. `order` grows with each new item, so the latest phone has the highest. */
export interface Phone {
  number: string;
  order: number;
  items: (Message | Reply)[];
  turnedAway: TurnedAway[];
}

/** All letters to one address, in whatever spelling it was written to. */
export interface Mailbox {
  address: string;
  order: number;
  letters: Letter[];
}

/** The gateway's memory. Each change is in the journal before anybody hears of it, so the count is always exact. */
export class Store {
  readonly messages = new Map<string, Message>();
  /** Oldest first: a phone moves to the end with each new item. */
  readonly phones = new Map<string, Phone>();
  readonly byReference = new Map<string, Message[]>();
  /** Oldest first, as phones; by the address in small letters. */
  readonly mailboxes = new Map<string, Mailbox>();
  readonly letters = new Map<string, Letter>();
  /** How often each reference was turned away for now, so that a draw does not repeat for ever. */
  readonly throttledTimes = new Map<string, number>();
  readonly counts = { accepted: 0, refused: 0, throttled: 0, cut: 0, answersLost: 0, replies: 0, letters: 0 };
  /** Ids of callbacks that the other side has not taken yet. */
  readonly owed = new Set<string>();
  settings: Settings;
  /** Routes whose gateways turn every message away, until they are opened again. */
  readonly closed = new Set<string>();
  /** Numbers that every gateway refuses, until they are alive again. */
  readonly dead = new Set<string>();
  /** How the next message to a number goes, by route. */
  readonly #next = new Map<string, Map<string, Behaviour>>();
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

  /** How the next message to a number goes, on each route for which somebody has chosen. */
  nextOf(number: string): ReadonlyMap<string, Behaviour> {
    return this.#next.get(number) ?? new Map();
  }

  close(): void {
    this.#journal.close();
  }

  #apply(entry: Entry): void {
    switch (entry.is) {
      case 'message':
        this.#applyMessage(entry.message);
        return;
      case 'letter':
        this.#applyLetter(entry.letter);
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
        this.#next.set(entry.number, new Map(this.nextOf(entry.number)).set(routeOf(entry), entry.behaviour));
        return;
      case 'next-used':
        this.#next.get(entry.number)?.delete(routeOf(entry));
        return;
      case 'closed':
        this.closed.add(entry.route);
        return;
      case 'opened':
        this.closed.delete(entry.route);
        return;
      case 'dead':
        this.dead.add(entry.number);
        return;
      case 'alive':
        this.dead.delete(entry.number);
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

  #applyLetter(letter: Letter): void {
    this.counts.letters += 1;
    this.letters.set(letter.id, letter);
    const key = letter.to.toLowerCase();
    const mailbox = this.mailboxes.get(key) ?? { address: letter.to, order: 0, letters: [] };
    this.mailboxes.delete(key);
    this.mailboxes.set(key, mailbox);
    mailbox.order = this.#order += 1;
    mailbox.letters.push(letter);
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
