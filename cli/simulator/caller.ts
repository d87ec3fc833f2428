import PQueue from 'p-queue';
import { Agent, request } from 'undici';
import { sign } from '../../activities/providers/standard-webhooks.ts';
import { routeOf, type Message, type Reply, type Report, type Store } from './store.ts';

/** Never more callbacks at once than a real gateway would send. */
const parallel = 16;
const giveUpMs = 3 * 86_400_000;
/** A callback that was answered with an error waits up to this long for its next try. */
const longestBackOffMs = 30_000;
/** Where nobody answers at all, all callbacks wait together, and somebody knocks at least this often. */
const longestPauseMs = 5_000;

interface Callback {
  id: string;
  /** `<route>/receipts` or `<route>/replies` */
  path: string;
  dueAt: number;
  /** How often it still has to be taken. */
  times: number;
  tries: number;
  body: object;
}

export interface CallerOptions {
  store: Store;
  secret: string;
  baseUrl: string;
  now: () => number;
  /** Told when the other side cannot be reached, and when a callback is given up. */
  onTrouble: (message: string) => void;
}

/**
 * Delivers callbacks to the api, signed, again and again until each is taken. Callbacks about one message leave in the
 * order they are due, each after the one before was taken.
 */
export class Caller {
  readonly #options: CallerOptions;
  readonly #queue = new PQueue({ concurrency: parallel });
  readonly #agent = new Agent({ connections: parallel, headersTimeout: 10_000, bodyTimeout: 5_000 });
  readonly #lines = new Map<string, Callback[]>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #busy = new Set<string>();
  readonly #closing = new AbortController();
  #pauses = 0;
  #wake: NodeJS.Timeout | undefined;

  /** Takes up what an earlier process still owed. */
  constructor(options: CallerOptions) {
    this.#options = options;
    const { messages, phones, owed } = options.store;
    for (const message of messages.values()) {
      const reports = message.reports.filter(({ id }) => owed.has(id));
      if (reports.length > 0) this.report(message, reports);
    }
    for (const { items } of phones.values()) {
      for (const item of items) if (!('reports' in item) && owed.has(item.id)) this.reply(item);
    }
  }

  report(message: Message, reports: Report[]): void {
    const { id: messageId, reference } = message;
    const path = `${routeOf(message)}/receipts`;
    const callbacks = reports.map(({ id, status, at, dueAt, times, error }): Callback => {
      const data = { id, messageId, reference, status, at: new Date(at).toISOString(), ...(error ? { error } : {}) };
      return { id, path, dueAt, times, tries: 0, body: { type: 'receipt', data } };
    });
    this.#lineUp(messageId, callbacks);
  }

  reply(reply: Reply): void {
    const { id, number, to, text, at, dueAt, times } = reply;
    const path = `${routeOf(reply)}/replies`;
    const data = { id, from: number, to, text, at: new Date(at).toISOString() };
    this.#lineUp(id, [{ id, path, dueAt, times, tries: 0, body: { type: 'reply', data } }]);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#wake);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#queue.clear();
    await this.#agent.destroy();
  }

  #lineUp(key: string, callbacks: Callback[]): void {
    const waiting = this.#lines.get(key) ?? [];
    const leaving = this.#busy.has(key) ? waiting.splice(0, 1) : [];
    const inOrder = [...waiting, ...callbacks].sort((one, other) => one.dueAt - other.dueAt);
    this.#lines.set(key, [...leaving, ...inOrder]);
    if (leaving.length === 0) this.#arm(key);
  }

  /** Sets the clock for the first callback of a line. */
  #arm(key: string, notBeforeMs = 0): void {
    clearTimeout(this.#timers.get(key));
    const first = this.#lines.get(key)?.[0];
    if (!first || this.#closing.signal.aborted) {
      this.#lines.delete(key);
      this.#timers.delete(key);
      return;
    }
    const waitMs = Math.max(notBeforeMs, first.dueAt - this.#options.now(), 0);
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      this.#busy.add(key);
      void this.#queue.add(() => this.#deliver(key, first));
    }, waitMs);
    this.#timers.set(key, timer);
  }

  async #deliver(key: string, callback: Callback): Promise<void> {
    const { store, now } = this.#options;
    const answer = await this.#post(callback);
    this.#busy.delete(key);
    if (this.#closing.signal.aborted) return;
    if (answer === 'away') this.#pause();
    else this.#pauses = 0;
    if (answer === 'taken') callback.times -= 1;
    else callback.tries += 1;

    const late = now() - callback.dueAt > giveUpMs;
    if (callback.times === 0 || (answer !== 'taken' && late)) {
      store.add({ is: answer === 'taken' ? 'taken' : 'given-up', id: callback.id });
      if (answer !== 'taken') this.#options.onTrouble('a callback was given up after three days');
      this.#lines.get(key)?.shift();
    }
    const backOffMs = Math.min(longestBackOffMs, 125 * 2 ** Math.min(callback.tries, 8));
    this.#arm(key, answer === 'refused' ? backOffMs : 0);
  }

  /** Lets every callback wait while nobody is there to take one. */
  #pause(): void {
    if (this.#queue.isPaused) return;
    if (this.#pauses === 0) this.#options.onTrouble('callbacks cannot be delivered: the api does not answer');
    this.#queue.pause();
    this.#wake = setTimeout(() => this.#queue.start(), Math.min(longestPauseMs, 250 * 2 ** this.#pauses));
    this.#pauses = Math.min(this.#pauses + 1, 8);
  }

  async #post({ id, path, body }: Callback): Promise<'taken' | 'refused' | 'away'> {
    const { baseUrl, secret, now } = this.#options;
    const content = JSON.stringify(body);
    const timestamp = Math.floor(now() / 1_000);
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': sign(secret, id, timestamp, content),
    };
    try {
      const answer = await request(`${baseUrl}/hooks/${path}`, {
        method: 'POST',
        headers,
        body: content,
        dispatcher: this.#agent,
      });
      await answer.body.dump();
      if (answer.statusCode >= 200 && answer.statusCode < 300) return 'taken';
      return answer.statusCode >= 502 && answer.statusCode <= 504 ? 'away' : 'refused';
    } catch {
      return 'away';
    }
  }
}
