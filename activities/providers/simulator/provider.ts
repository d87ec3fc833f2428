import { z } from 'zod';
import {
  receiptStatuses,
  type LookupOutcome,
  type NumberCheck,
  type Provider,
} from '../../../models/domain/deliveries/provider.ts';
import { httpGateway } from '../http-gateway.ts';
import { readAnswer } from './answer.ts';

const found = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      status: z.enum(['accepted', ...receiptStatuses]),
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
export function simulatorProvider({ url, secret, ...limit }: SimulatorOptions): Provider {
  const gateway = httpGateway(limit);
  const authorization = { authorization: `Bearer ${secret}` };

  const ask = <T>(path: string, read: (body: unknown) => T) =>
    gateway.ask({ url: `${url}${path}`, headers: authorization }, read);

  return {
    send: ({ reference, to, sender, text, validUntil }) => {
      const content = JSON.stringify({ reference, to, from: sender, text, validUntil: validUntil.toISOString() });
      const headers = { ...authorization, 'content-type': 'application/json' };
      return gateway.handOver({ url: `${url}/messages`, headers, content }, readAnswer);
    },

    checkNumber: (e164) =>
      ask(`/numbers/${encodeURIComponent(e164)}`, (content): NumberCheck => {
        const { at, ...check } = checked.parse(content);
        return { ...check, checkedAt: new Date(at) };
      }),

    lookup: ({ reference }) =>
      ask(`/messages?reference=${encodeURIComponent(reference)}`, (content): LookupOutcome => {
        const [first] = found.parse(content).messages;
        return first ? { found: true, providerId: first.id, status: first.status } : { found: false };
      }),

    close: () => gateway.close(),
  };
}
