import { z } from 'zod';
import {
  baseAddress,
  declareProvider,
  httpGateway,
  isSigned,
  MalformedCallback,
  secret,
  type CallbackAdapter,
  type HttpAnswer,
  type Provider,
  type ReceiptStatus,
  type RejectionCause,
  type SendOutcome,
} from 'tidings/provider';

const settings = z.object({ url: baseAddress, token: secret(16), hookSecret: secret(16) });
type Settings = z.output<typeof settings>;

/** Acme SMS, a gateway that takes JSON and knows a message again by its idempotency key. */
export const acme = declareProvider({ name: 'acme', channel: 'sms', settings, provider, callbacks });

function provider({ url, token }: Settings): Provider {
  const gateway = httpGateway();
  const fixed = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return {
    send({ reference, to, sender, text, validUntil }) {
      const headers = { ...fixed, 'idempotency-key': reference };
      const content = JSON.stringify({ to, from: sender, text, validUntil });
      return gateway.handOver({ url: `${url}/sms`, headers, content }, read);
    },
    close: () => gateway.close(),
  };
}

const answer = z.object({ id: z.string().min(1) }).or(z.object({ reason: z.string() }));
const causes = new Map<string, RejectionCause>([
  ['NO_SUCH_NUMBER', 'number'],
  ['SPAM', 'content'],
  ['BLOCKED_BY_OWNER', 'opted-out'],
]);

/** What an answer means. Whatever cannot be understood may still have been an acceptance. */
function read({ statusCode: status, body }: HttpAnswer): SendOutcome {
  const { data } = answer.safeParse(body);
  if (status === 201 && data && 'id' in data) return { outcome: 'accepted', providerId: data.id };
  const code = data && 'reason' in data ? data.reason : String(status);
  if (status === 401) return { outcome: 'rejected', cause: 'credentials', code };
  if (status === 429) return { outcome: 'throttled', retryAfterMs: 1_000 };
  if (status === 422) return { outcome: 'rejected', cause: causes.get(code) ?? 'other', code };
  return { outcome: 'unknown', code };
}

const statuses = {
  DELIVRD: 'delivered',
  UNDELIV: 'undeliverable',
  EXPIRED: 'expired',
} as const satisfies Record<string, ReceiptStatus>;
const report = z.object({
  eventId: z.string(),
  id: z.string(),
  status: z.literal(['DELIVRD', 'UNDELIV', 'EXPIRED']),
  at: z.iso.datetime(),
});
const inbound = z.object({
  eventId: z.string(),
  from: z.string(),
  to: z.string(),
  text: z.string(),
  at: z.iso.datetime(),
});

function callbacks({ hookSecret }: Settings): CallbackAdapter {
  return {
    verify: (callback) => isSigned(callback, hookSecret),
    receipts: ({ body }) => {
      const { eventId, id, status, at } = parse(report, body);
      return [{ id: eventId, providerId: id, status: statuses[status], at: new Date(at) }];
    },
    replies: ({ body }) => {
      const { eventId, at, ...reply } = parse(inbound, body);
      return [{ ...reply, id: eventId, at: new Date(at) }];
    },
  };
}

function parse<T>(schema: z.ZodType<T>, body: Buffer): T {
  try {
    return schema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch (error) {
    throw new MalformedCallback('the body is not a callback of Acme', { cause: error });
  }
}
