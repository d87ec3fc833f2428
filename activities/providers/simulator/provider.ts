import { Agent, request, type Dispatcher } from 'undici';
import { z } from 'zod';
import type {
  LookupOutcome,
  OutboundMessage,
  Provider,
  RejectionCause,
  SendOutcome,
} from '../../../models/domain/provider.ts';

const accepted = z.object({ id: z.string() });
const refusal = z.object({ code: z.string() });
const found = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      status: z.enum(['accepted', 'sent', 'delivered', 'read', 'undeliverable', 'expired', 'rejected']),
    }),
  ),
});

const causes: Record<string, RejectionCause> = {
  'number-unknown': 'number',
  'opted-out': 'opted-out',
  'content-refused': 'content',
  'sender-unknown': 'sender',
};

/** Failures that happen before a byte of the request has left; everything later may have reached the gateway. */
const beforeLeaving = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export interface SimulatorOptions {
  url: string;
  secret: string;
  timeouts?: { connectMs: number; answerMs: number };
}

/** The gateway simulator as a provider: sorts every way a hand-over can end into what may and what must not be repeated. */
export function simulatorProvider({ url, secret, timeouts }: SimulatorOptions): Provider {
  const { connectMs, answerMs } = timeouts ?? { connectMs: 3_000, answerMs: 8_000 };
  const agent = new Agent({
    connect: { timeout: connectMs },
    ...{ headersTimeout: answerMs, bodyTimeout: answerMs, connections: 64, keepAliveTimeout: 20_000, pipelining: 1 },
  });
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const call = (path: string, options: { method: 'GET' | 'POST'; body?: string }) =>
    request(`${url}${path}`, { ...options, headers, dispatcher: agent });

  return {
    name: 'simulator',

    async send({ reference, to, sender, text, validUntil }: OutboundMessage): Promise<SendOutcome> {
      const body = JSON.stringify({ reference, to, from: sender, text, validUntil: validUntil.toISOString() });
      let answer: Dispatcher.ResponseData;
      let content: unknown;
      try {
        answer = await call('/messages', { method: 'POST', body });
        content = await answer.body.json().catch(() => undefined);
      } catch (error) {
        const code = codeOf(error);
        return { outcome: beforeLeaving.has(code) ? 'not-sent' : 'unknown', code };
      }
      return readAnswer(answer, content);
    },

    async lookup(reference: string): Promise<LookupOutcome> {
      try {
        const answer = await call(`/messages?reference=${encodeURIComponent(reference)}`, { method: 'GET' });
        const [first] = found.parse(await answer.body.json()).messages;
        return first ? { found: true, providerId: first.id, status: first.status } : { found: false };
      } catch {
        return { found: 'unavailable' };
      }
    },

    close: () => agent.close(),
  };
}

function readAnswer({ statusCode, headers }: Dispatcher.ResponseData, content: unknown): SendOutcome {
  if (statusCode === 202) {
    const answer = accepted.safeParse(content);
    return answer.success ? { outcome: 'accepted', providerId: answer.data.id } : { outcome: 'unknown', code: 'no-id' };
  }
  const retryAfter = Number(headers['retry-after'] ?? NaN);
  if (statusCode === 429 || (statusCode === 503 && Number.isFinite(retryAfter))) {
    return { outcome: 'throttled', retryAfterMs: Number.isFinite(retryAfter) ? retryAfter * 1_000 : 1_000 };
  }
  if (statusCode === 401) return { outcome: 'rejected', cause: 'credentials', code: '401' };
  if (statusCode >= 400 && statusCode < 500) {
    const code = refusal.safeParse(content).data?.code ?? String(statusCode);
    return { outcome: 'rejected', cause: causes[code] ?? 'other', code };
  }
  return { outcome: 'unknown', code: String(statusCode) };
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unreadable';
}
