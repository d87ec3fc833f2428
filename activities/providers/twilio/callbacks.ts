import { z } from 'zod';
import {
  MalformedCallback,
  type CallbackAdapter,
  type RawCallback,
  type ReceiptStatus,
} from '../../../models/domain/deliveries/provider.ts';
import { isSignedByTwilio } from './signature.ts';

const sid = z.string().regex(/^(SM|MM)[0-9a-f]{32}$/);
const report = z.object({
  MessageSid: sid,
  MessageStatus: z.string().max(20),
  ErrorCode: z.string().max(10).optional(),
});
const inbound = z.object({
  MessageSid: sid,
  From: z.string().max(32),
  To: z.string().max(32),
  Body: z.string().max(2_000),
});

const statuses = new Map<string, ReceiptStatus>([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['undelivered', 'undeliverable'],
  ['failed', 'undeliverable'],
  ['canceled', 'rejected'],
]);

/** What became of a message is said by its error where the status says only that it did not arrive. */
const byError = new Map<string, ReceiptStatus>([
  // Refused by the recipient, who told Twilio or the operator to stop.
  ['21610', 'blocked'],
  // Its validity had passed.
  ['30036', 'expired'],
  // Filtered or not registered: nothing is wrong with the number.
  ['30007', 'rejected'],
  ['30034', 'rejected'],
  ['30032', 'rejected'],
  ['30024', 'rejected'],
  ['30001', 'rejected'],
]);

/** Twilio's callbacks: forms, signed over the address at which they are called and over each of their fields. */
export function twilioCallbacks({ authToken }: { authToken: string }): CallbackAdapter {
  return {
    // They carry no time: one that is played again has the ids of the first, and is dropped as its repetition.
    verify: ({ url, headers, body }) => {
      const given = headers['x-twilio-signature'];
      return typeof given === 'string' && isSignedByTwilio(given, authToken, url, fieldsOf(body));
    },
    receipts: (callback) => {
      const { MessageSid: providerId, MessageStatus, ErrorCode } = read(report, callback);
      const plain = statuses.get(MessageStatus);
      const status = (plain === 'undeliverable' && byError.get(ErrorCode ?? '')) || plain;
      // It is queued, or on its way: the answer to the hand-over has said so.
      if (!status) return [];
      const reference = new URL(callback.url).searchParams.get('reference');
      return [
        {
          id: `${providerId} ${MessageStatus}`,
          providerId,
          status,
          at: callback.receivedAt,
          ...(reference ? { reference } : {}),
          ...(ErrorCode ? { errorCode: ErrorCode } : {}),
        },
      ];
    },
    replies: (callback) => {
      const { MessageSid: id, From: from, To: to, Body: text } = read(inbound, callback);
      return [{ id, from, to, text, at: callback.receivedAt }];
    },
    // An empty answer in TwiML: anything else would be taken for words to the person.
    answer: { contentType: 'text/xml', body: '<Response/>' },
  };
}

function fieldsOf(body: Buffer): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body.toString()));
}

function read<T>(schema: z.ZodType<T>, { body }: RawCallback): T {
  const { data, error } = schema.safeParse(fieldsOf(body));
  if (data === undefined) throw new MalformedCallback('the body is not a callback of Twilio', { cause: error });
  return data;
}
