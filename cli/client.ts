import type { Access } from './wiring/local-access.ts';
import { SetUpError } from '../models/domain/set-up-error.ts';

/** The HTTP API as the command line uses it. */
export class Client {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** The answer's JSON; undefined for a 404. Any other problem ends the command with its own words. */
  async call<T>(method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown, type = 'application/json') {
    const content = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${this.#access.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#access.key}`, ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body: content }),
    }).catch(() => {
      throw new SetUpError('nothing-running', `Nothing answers at ${this.#access.url}; is \`npm start\` running?`);
    });
    if (response.status === 404) return undefined;
    const text = await response.text();
    if (!response.ok)
      throw new SetUpError('request-refused', `${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
    return (text.startsWith('{') && !text.includes('}\n{') ? JSON.parse(text) : text) as T;
  }

  /** Every item of a list, page by page. */
  async *all<T>(path: string): AsyncGenerator<T> {
    let next: string | undefined;
    do {
      const query = `limit=200${next ? `&cursor=${next}` : ''}`;
      const page = await this.call<{ items: T[]; next?: string }>(
        'GET',
        `${path}${path.includes('?') ? '&' : '?'}${query}`,
      );
      yield* page?.items ?? [];
      next = page?.next;
    } while (next);
  }
}
