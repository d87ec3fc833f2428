import PQueue from 'p-queue';
import { Agent, request } from 'undici';
import { sign } from '../../activities/providers/simulator/signature.ts';
import type { OwedCallback, Store } from './store.ts';

/** Never more callbacks at once than a real gateway would send. */
const parallel = 16;
const giveUpMs = 3 * 86_400_000;

/** Delivers owed callbacks to the api, signed, again and again until each is taken. */
export class Caller {
  readonly #store: Store;
  readonly #secret: string;
  readonly #baseUrl: string;
  readonly #queue = new PQueue({ concurrency: parallel });
  readonly #agent = new Agent({ connections: parallel, headersTimeout: 5_000, bodyTimeout: 5_000 });
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #closing = new AbortController();

  constructor(store: Store, secret: string, baseUrl: string) {
    this.#store = store;
    this.#secret = secret;
    this.#baseUrl = baseUrl;
    for (const callback of store.owed.values()) this.#schedule(callback, 0);
  }

  /** Notes the callbacks as owed and sends each when it is due, `times` times. */
  owe(callbacks: OwedCallback[], times = 1): void {
    this.#store.add(...callbacks.map((callback) => ({ is: 'owed' as const, callback })));
    for (const callback of callbacks) for (let n = 0; n < times; n += 1) this.#schedule(callback, 0);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#queue.clear();
    await this.#agent.destroy();
  }

  #schedule(callback: OwedCallback, tries: number): void {
    const backOffMs = tries === 0 ? 0 : Math.min(30_000, 250 * 2 ** Math.min(tries, 7));
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        void this.#queue.add(() => this.#send(callback, tries));
      },
      Math.max(0, callback.dueAt - Date.now()) + backOffMs,
    );
    this.#timers.add(timer);
  }

  async #send(callback: OwedCallback, tries: number): Promise<void> {
    const { id, path, body, message } = callback;
    if (message && tries === 0) this.#store.add({ is: 'status', ...message });
    if (await this.#taken(id, path, JSON.stringify(body))) {
      if (this.#store.owed.has(id)) this.#store.add({ is: 'taken', id });
    } else if (!this.#closing.signal.aborted && Date.now() - callback.dueAt < giveUpMs)
      this.#schedule(callback, tries + 1);
  }

  async #taken(id: string, path: string, body: string): Promise<boolean> {
    const timestamp = Math.floor(Date.now() / 1_000);
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': sign(this.#secret, id, timestamp, body),
    };
    try {
      const url = `${this.#baseUrl}/hooks/simulator/${path}`;
      const answer = await request(url, { method: 'POST', headers, body, dispatcher: this.#agent });
      await answer.body.dump();
      return answer.statusCode < 300;
    } catch {
      return false;
    }
  }
}
