import { Agent, request } from 'undici';
import { z } from 'zod';
import type {
  LookupOutcome,
  NumberCheck,
  OutboundMessage,
  Provider,
  SendOutcome,
  Unavailable,
} from '../../../models/domain/deliveries/provider.ts';
import { failureCode } from '../failure-code.ts';
import { observedBody } from '../observed-body.ts';
import { readAnswer } from './answer.ts';

const found = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      status: z.enum([
        'accepted',
        'sent',
        'delivered',
        'read',
        'undeliverable',
        'expired',
        'rejected',
        'blocked',
        'complaint',
      ]),
    }),
  ),
});

const checked = z.object({
  state: z.enum(['reachable', 'unreachable', 'invalid', 'unknown']),
  line: z.enum(['mobile', 'fixed', 'voip']),
  network: z.string(),
  at: z.iso.datetime(),
});

export interface SimulatorOptions {
  url: string;
  secret: string;
  /** A hand-over has ended after this long, one way or the other: nothing of it leaves later. */
  timeoutMs?: number;
}

/** The gateway simulator as a provider: sorts each end of a hand-over into what may and what must not be repeated. */
export function simulatorProvider({ url, secret, timeoutMs = 15_000 }: SimulatorOptions): Provider {
  // No limit on connections: a hand-over must not wait in line behind others until its own time is up.
  const agent = new Agent({
    connect: { timeout: Math.min(3_000, timeoutMs) },
    headersTimeout: Math.min(10_000, timeoutMs),
    bodyTimeout: Math.min(5_000, timeoutMs),
    keepAliveTimeout: 20_000,
  });
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };

  return {
    async send({ reference, to, sender, text, validUntil }: OutboundMessage): Promise<SendOutcome> {
      const content = JSON.stringify({ reference, to, from: sender, text, validUntil: validUntil.toISOString() });
      const body = observedBody(content);
      try {
        const answer = await request(`${url}/messages`, {
          method: 'POST',
          headers,
          body,
          dispatcher: agent,
          signal: AbortSignal.timeout(timeoutMs),
        });
        return readAnswer(answer, await answer.body.json().catch(() => undefined));
      } catch (error) {
        return { outcome: body.asked ? 'unknown' : 'not-sent', code: failureCode(error) };
      }
    },

    async checkNumber(e164: string): Promise<NumberCheck | Unavailable> {
      try {
        const answer = await request(`${url}/numbers/${encodeURIComponent(e164)}`, {
          headers,
          dispatcher: agent,
          signal: AbortSignal.timeout(timeoutMs),
        });
        const content = await answer.body.json();
        if (answer.statusCode !== 200) return unavailable(String(answer.statusCode));
        const { at, ...check } = checked.parse(content);
        return { ...check, checkedAt: new Date(at) };
      } catch (error) {
        return unavailable(failureCode(error));
      }
    },

    async lookup(reference: string): Promise<LookupOutcome> {
      try {
        const answer = await request(`${url}/messages?reference=${encodeURIComponent(reference)}`, {
          headers,
          dispatcher: agent,
          signal: AbortSignal.timeout(timeoutMs),
        });
        const content = await answer.body.json();
        if (answer.statusCode !== 200) return unavailable(String(answer.statusCode));
        const [first] = found.parse(content).messages;
        return first ? { found: true, providerId: first.id, status: first.status } : { found: false };
      } catch (error) {
        return unavailable(failureCode(error));
      }
    },

    close: () => agent.close(),
  };
}

function unavailable(cause: string): Unavailable {
  return { found: 'unavailable', cause };
}
