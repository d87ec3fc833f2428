import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { ReceiptStatus } from '../../models/domain/provider.ts';
import type { Behaviour } from './behaviour.ts';

/** One bubble on a phone. */
export interface Bubble {
  id: string;
  number: string;
  direction: 'to-phone' | 'from-phone';
  text: string;
  at: string;
  /** Sender of a message to the phone, receiver of one from it. */
  other: string;
  reference?: string;
  status?: ReceiptStatus | 'accepted';
}

/** A callback the gateway owes, until the other side has taken it. */
export interface OwedCallback {
  id: string;
  path: 'receipts' | 'replies';
  dueAt: number;
  body: object;
  /** The status a message takes when this is due. */
  message?: { id: string; status: ReceiptStatus };
}

type Counted = 'refused' | 'throttled' | 'answersLost';
type Entry =
  | { is: 'bubble'; bubble: Bubble }
  | { is: 'status'; id: string; status: ReceiptStatus }
  | { is: 'owed'; callback: OwedCallback }
  | { is: 'taken'; id: string }
  | { is: 'next'; number: string; behaviour: Behaviour | null }
  | { is: Counted };

/**
 * The gateway's memory: an append-only file, read back at the start. A line is written before anything is answered,
 * so a killed simulator still knows what it accepted, and its own count of messages is exact.
 */
export class Store {
  readonly bubbles = new Map<string, Bubble>();
  readonly phones = new Map<string, Bubble[]>();
  readonly byReference = new Map<string, Bubble[]>();
  readonly owed = new Map<string, OwedCallback>();
  readonly next = new Map<string, Behaviour>();
  readonly counts: Record<Counted, number> = { refused: 0, throttled: 0, answersLost: 0 };
  readonly #file: number;

  constructor(path: string) {
    if (existsSync(path)) for (const line of readFileSync(path, 'utf8').split('\n')) this.#replay(line);
    this.#file = openSync(path, 'a', 0o600);
    // A line that a kill tore must not swallow the next one.
    writeSync(this.#file, '\n');
  }

  add(...entries: Entry[]): void {
    writeSync(this.#file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    for (const entry of entries) this.#apply(entry);
  }

  close(): void {
    closeSync(this.#file);
  }

  #replay(line: string): void {
    if (line === '') return;
    try {
      this.#apply(JSON.parse(line) as Entry);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }

  #apply(entry: Entry): void {
    switch (entry.is) {
      case 'bubble':
        this.#show(entry.bubble);
        return;
      case 'status': {
        const bubble = this.bubbles.get(entry.id);
        if (bubble) bubble.status = entry.status;
        return;
      }
      case 'owed':
        this.owed.set(entry.callback.id, entry.callback);
        return;
      case 'taken':
        this.owed.delete(entry.id);
        return;
      case 'next':
        if (entry.behaviour) this.next.set(entry.number, entry.behaviour);
        else this.next.delete(entry.number);
        return;
      default:
        this.counts[entry.is] += 1;
    }
  }

  #show(bubble: Bubble): void {
    this.bubbles.set(bubble.id, bubble);
    append(this.phones, bubble.number, bubble);
    if (bubble.reference !== undefined) append(this.byReference, bubble.reference, bubble);
  }
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
