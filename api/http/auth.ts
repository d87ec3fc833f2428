import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { ApiKeyModel, type ApiKey } from '../../models/documents/api-key.ts';
import { apiKeyComplaint, apiKeyPattern } from '../../models/domain/api-key.ts';
import { operationOf } from './edge/match-operation.ts';
import { Problem } from './problems.ts';

/** Keeps the hash of a key's secret half; the key itself is never stored. */
export async function storeApiKey(key: string, label: string): Promise<void> {
  const halves = apiKeyPattern.exec(key);
  if (!halves) throw new Error(`an API key ${apiKeyComplaint}`);
  const [, id, secret] = halves as unknown as [string, string, string];
  const $set = { secretHash: hash(secret).toString('hex'), label };
  await ApiKeyModel.updateOne({ _id: id }, { $set, $setOnInsert: { createdAt: new Date() } }, { upsert: true });
}

/**
 * Guards every operation that is not declared open: lets requests with a valid `Authorization: Bearer` key pass, and
 * limits how many each key may send per second. The secret is compared in constant time against a stored SHA-256; an
 * unknown id costs the same comparison, and no look-up of its own, so that guessing is no load on the database.
 */
export function requireKey(requestsPerSecond: number): RequestHandler {
  const find = keyring();
  const pace = new RateLimiterMemory({ points: requestsPerSecond, duration: 1 });
  const guesses = new RateLimiterMemory({ points: 20, duration: 60 });

  return async (request, response, next) => {
    if (operationOf(response).open) {
      next();
      return;
    }
    const header = request.get('authorization');
    if (!header) throw new Problem('key-missing', 'Send `Authorization: Bearer <key>`.');
    const [, id, secret] = (apiKeyPattern.exec(header.replace(/^Bearer /i, '')) ?? ['', '', '']) as [
      string,
      string,
      string,
    ];
    const key = id ? await find(id) : undefined;
    const matches = timingSafeEqual(hash(secret), Buffer.from(key?.secretHash ?? '0'.repeat(64), 'hex'));
    if (!key || !matches) {
      await spend(guesses, request.ip ?? 'unknown');
      throw new Problem('key-wrong', 'Check the key; one that was replaced stops within seconds.');
    }
    await spend(pace, id);
    response.locals['keyLabel'] = key.label;
    next();
  };
}

/** The label of the key that a request was sent with. */
export function keyLabelOf({ locals }: Response): string {
  return (locals as { keyLabel?: string }).keyLabel ?? 'unknown';
}

/** Keys are trusted this long without asking the database again. */
const rememberMs = 10_000;
/** An id that is not among them may be of a key that was just made; the database is asked no more often than this. */
const askAgainMs = 1_000;

type KnownKey = Pick<ApiKey, 'secretHash' | 'label'>;

/** Finds a key by its id. There are few keys, so they are read all at once. */
function keyring(): (id: string) => Promise<KnownKey | undefined> {
  let known = new Map<string, KnownKey>();
  let readAt = -Infinity;
  let reading: Promise<void> | undefined;

  async function read(): Promise<void> {
    const keys = await ApiKeyModel.find().select('secretHash label').lean();
    known = new Map(keys.map(({ _id, ...key }) => [_id, key]));
    readAt = performance.now();
  }

  return async (id) => {
    const age = performance.now() - readAt;
    if (age > rememberMs || (age > askAgainMs && !known.has(id))) {
      reading ??= read().finally(() => (reading = undefined));
      await reading;
    }
    return known.get(id);
  };
}

async function spend(limiter: RateLimiterMemory, who: string): Promise<void> {
  try {
    await limiter.consume(who);
  } catch (refused) {
    const { msBeforeNext = 1_000 } = refused as { msBeforeNext?: number };
    const seconds = Math.max(1, Math.ceil(msBeforeNext / 1_000));
    throw new Problem('rate-exceeded', `Try again in ${seconds} s.`, { retryAfterSeconds: seconds });
  }
}

function hash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
