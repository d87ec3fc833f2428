import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  MalformedCallback,
  type CallbackAdapter,
  type InboundReply,
  type RawCallback,
  type Receipt,
} from '../../../models/domain/deliveries/provider.ts';
import { isSameSecret } from '../../../models/is-same-secret.ts';
import { providerIdOf } from './message-id.ts';
import { statusOf } from './status.ts';

const phone = z.string().regex(/^\+?[1-9]\d{6,14}$/);
const seconds = z
  .string()
  .regex(/^[1-9]\d{8,10}$/)
  .optional()
  .catch(undefined);

const report = z.object({
  id: z.string().regex(/^\d{1,10}$/),
  phone,
  status: z.string().regex(/^-?\d{1,2}$/),
  err: z.string().max(10).optional(),
  ts: seconds,
});

const inbound = z.object({
  id: z.string().max(30).optional(),
  phone,
  mes: z.string().max(2_000),
  to: z.string().max(32).default(''),
  ts: seconds,
});

/**
 * What SMSC.ru calls back with, by GET or as a form: states of messages and inbound messages, all at one address. Public clients
 * agree on the fields. A hash of them comes too; how it is made was not verified against SMSC.ru, so the address is the proof.
 */
export function smscCallbacks({ hookSecret }: { hookSecret: string }): CallbackAdapter {
  return {
    oneAddress: true,
    verify: ({ url }) => isSameSecret(new URL(url).searchParams.get('key') ?? '', hookSecret),
    receipts: (callback) => {
      const fields = fieldsOf(callback);
      return 'mes' in fields ? [] : receiptOf(parse(report, fields), callback.receivedAt);
    },
    replies: (callback) => {
      const fields = fieldsOf(callback);
      if ('mes' in fields) return [replyOf(parse(inbound, fields), callback.receivedAt)];
      parse(report, fields);
      return [];
    },
    answer: { contentType: 'text/plain', body: 'OK' },
  };
}

function receiptOf({ id, phone: written, status: given, err, ts }: z.output<typeof report>, now: Date): Receipt[] {
  const status = statusOf(Number(given));
  if (!status) return [];
  const providerId = providerIdOf(id, digitsOf(written));
  const isFailure = status !== 'sent' && status !== 'delivered' && status !== 'read';
  const errorCode = err !== undefined && err !== '0' ? err : given;
  return [
    {
      id: `${providerId} ${given}`,
      providerId,
      status,
      at: timeOf(ts, now),
      ...(isFailure ? { errorCode } : {}),
    },
  ];
}

function replyOf({ id, phone: written, mes: text, to, ts }: z.output<typeof inbound>, now: Date): InboundReply {
  if (text.includes('\ufffd')) throw new MalformedCallback('its words are not UTF-8');
  const from = `+${digitsOf(written)}`;
  // Whether its id is that of the reply alone is not told, so it is known again by all that it says, and when.
  const said = [id ?? '', from, ts ?? now.toISOString(), text].join('\n');
  return { id: createHash('sha256').update(said).digest('hex').slice(0, 32), from, to, text, at: timeOf(ts, now) };
}

function timeOf(ts: string | undefined, now: Date): Date {
  return ts === undefined ? now : new Date(Number(ts) * 1_000);
}

function digitsOf(written: string): string {
  return written.replace('+', '');
}

/** What stands in the address and in the form; the form counts. */
function fieldsOf({ url, body }: RawCallback): Record<string, string> {
  return Object.fromEntries([...new URL(url).searchParams, ...new URLSearchParams(body.toString())]);
}

function parse<T>(schema: z.ZodType<T>, fields: Record<string, string>): T {
  const { data, error } = schema.safeParse(fields);
  if (data === undefined) throw new MalformedCallback('it is not a callback of SMSC.ru', { cause: error });
  return data;
}
