import { z } from 'zod';
import {
  MalformedCallback,
  receiptStatuses,
  type CallbackAdapter,
  type RawCallback,
} from '../../../models/domain/deliveries/provider.ts';
import { isSigned } from '../standard-webhooks.ts';

/** An id that the database would store as another one names nothing. */
const id = z
  .string()
  .max(100)
  .refine((text) => text.isWellFormed());
const receiptBody = z.object({
  type: z.literal('receipt'),
  data: z.object({
    id,
    messageId: id,
    reference: id.optional(),
    status: z.enum(receiptStatuses),
    at: z.iso.datetime(),
    error: id.optional(),
  }),
});
const replyBody = z.object({
  type: z.literal('reply'),
  data: z.object({
    id,
    from: z.string().max(32),
    to: z.string().max(32),
    text: z.string().max(2_000),
    at: z.iso.datetime(),
  }),
});

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The simulator's callbacks: signed by Standard Webhooks, one report or reply each. */
export function simulatorCallbacks({ secret }: { secret: string }): CallbackAdapter {
  return {
    verify: (callback) => isSigned(callback, secret),
    receipts: (callback) => {
      const { id, messageId, reference, status, at, error } = read(receiptBody, callback).data;
      const optional = { ...(reference ? { reference } : {}), ...(error ? { errorCode: error } : {}) };
      return [{ id, providerId: messageId, status, at: new Date(at), ...optional }];
    },
    replies: (callback) => {
      const { at, ...reply } = read(replyBody, callback).data;
      return [{ ...reply, at: new Date(at) }];
    },
  };
}

function read<T>(schema: z.ZodType<T>, { body }: RawCallback): T {
  try {
    return schema.parse(JSON.parse(utf8.decode(body)));
  } catch (error) {
    throw new MalformedCallback('the body is not a callback of the simulator', { cause: error });
  }
}
