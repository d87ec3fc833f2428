import { setTimeout as pause } from 'node:timers/promises';

/** A refusal that no repetition can mend. */
export class Refused extends Error {}

export interface Request {
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
  type?: string;
  /** Whether the answer says that all is done; until it does, the request is sent again. */
  whole?: (answer: string) => boolean;
}

interface Options {
  /** Base addresses; each try goes to the next. */
  apis: readonly string[];
  apiKey: string;
  signal: AbortSignal;
}

const answerWithinMs = 10_000;
const longestPauseMs = 2_000;
/** Refusals that pass by themselves. */
const passing = [408, 425, 429];

/**
 * A request as a careful client sends it: again, to the next api, until an answer says that it was taken. No answer, or
 * one of the server's own trouble, says nothing about what was stored.
 *
 * @returns sends a request; resolves to its answer, throws `Refused` when it can never be taken
 */
export function retryingClient({ apis, apiKey, signal }: Options) {
  let turn = 0;

  return async ({ method, path, body, type = 'application/json', whole = () => true }: Request) => {
    const content = typeof body === 'string' ? body : JSON.stringify(body);
    const headers = { authorization: `Bearer ${apiKey}`, ...(body === undefined ? {} : { 'content-type': type }) };
    for (let tries = 1; ; tries += 1) {
      const api = apis[(turn += 1) % apis.length] ?? '';
      const limit = AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]);
      const sent = { method, headers, signal: limit, ...(body === undefined ? {} : { body: content }) };
      const answer = await fetch(`${api}${path}`, sent)
        .then(async (response) => ({ status: response.status, text: await response.text() }))
        .catch(() => undefined);
      if (answer && answer.status < 300 && whole(answer.text)) return { text: answer.text, tries };
      if (answer && answer.status >= 400 && answer.status < 500 && !passing.includes(answer.status)) {
        throw new Refused(`${method} ${path} answered ${answer.status}: ${answer.text.slice(0, 500)}`);
      }
      await pause(Math.min(longestPauseMs, 100 * 2 ** Math.min(tries, 6)), undefined, { signal });
    }
  };
}
