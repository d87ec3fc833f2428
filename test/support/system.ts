import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newApiKey } from '../../cli/dev/secrets.ts';
import { awakeAt } from '../../cli/fiction.ts';
import { startStack, type Stack, type StackOptions } from '../../cli/dev/stack.ts';

import { unlikeDescribed } from './openapi.ts';

/** An answer of the API, read whole. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

type Method = 'GET' | 'PUT' | 'PATCH' | 'POST' | 'DELETE';

/** Tidings on the real engines, in a directory of its own, and the two sides that speak with it. */
export interface System {
  stack: Stack;
  /** Where all data and logs are. */
  directory: string;
  apiKey: string;
  api: (method: Method, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** The simulator's control API. */
  gateway: (method: Method, path: string, body?: unknown) => Promise<Answer>;
  stop: () => Promise<void>;
}

export async function startSystem(
  env: Record<string, string> = {},
  options: Pick<StackOptions, 'without'> = {},
): Promise<System> {
  const directory = mkdtempSync(join(tmpdir(), 'tidings-test-'));
  const secret = () => randomBytes(32).toString('base64');
  const secrets = { masterKey: secret(), simulatorSecret: secret(), apiKey: newApiKey() };
  // One route for texts: where a test makes its gateway fail, nothing leaves by another.
  const settings = { LOG_LEVEL: 'warn', TIDINGS_ROUTES: 'simulator,letters:smtp', ...env };
  const stack = await startStack({ directory, ports: 'any', secrets, env: settings, ...options });
  const caller =
    (base: string, token: string) =>
    async (method: Method, path: string, body?: unknown, headers = {}) => {
      const content = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
      const response = await fetch(`${base}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: content as string }),
      });
      const text = await response.text();
      const { status, headers: given } = response;
      const unlike =
        base === stack.addresses.api &&
        unlikeDescribed({ method, path, status, contentType: given.get('content-type'), text });
      if (unlike) throw new Error(`${method} ${path} does not answer as /openapi.json says: ${unlike}`);
      return { status, headers: given, body: readBody(text) };
    };
  return {
    stack,
    directory,
    apiKey: secrets.apiKey,
    api: caller(stack.addresses.api, secrets.apiKey),
    gateway: caller(stack.addresses.simulator, secrets.simulatorSecret),
    stop: async () => {
      await stack.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function readBody(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { text };
  }
}

/** Asks until the answer satisfies; fails with the last answer when it does not in time. */
export async function eventually<T>(
  ask: () => Promise<T>,
  satisfied: (answer: T) => boolean,
  withinMs = 30_000,
): Promise<T> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (satisfied(answer)) return answer;
    if (Date.now() > giveUpAt)
      throw new Error(`not in time; the last answer was ${JSON.stringify(answer).slice(0, 2_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The people of a run, who live where it is day as it begins. */
export const people = awakeAt(new Date());

/** A zone in which the clock shows about this hour now: for 13 the people's own, so that tests pass at any time of day. */
export function zoneWhereItIs(hour: number): string {
  if (hour === 13) return people.timeZone;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: people.timeZone, hour: '2-digit', hourCycle: 'h23' });
  // Half a day from the people's own clock there would be no hour in common, in which a text could ever go.
  const isOpposite = (Number(clock.format(new Date())) - hour + 24) % 24 === 12;
  const offset = ((hour + (isOpposite ? 1 : 0) - new Date().getUTCHours() + 36) % 24) - 12;
  return offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
}

/** A CloudEvent of now. */
export function cloudEvent(type: string, subject: string, id: string, data: object): Record<string, unknown> {
  return { specversion: '1.0', source: 'test', id, type, subject, time: new Date().toISOString(), data };
}

/** A number kept for fiction; at some hours everybody who is awake lives where the plan keeps only these many. */
const numbers = 200;
export function fictionalNumber(index: number): string {
  if (index >= numbers) throw new RangeError(`there are only ${numbers} numbers for fiction at every hour`);
  return people.phoneOf(index);
}
