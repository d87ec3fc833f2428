import { z } from 'zod';
import {
  MalformedCallback,
  type CallbackAdapter,
  type RawCallback,
} from '../../../models/domain/deliveries/provider.ts';
import { isSignedByTwilio } from './signature.ts';
import { statusOf } from './status.ts';

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
      const status = statusOf(MessageStatus, ErrorCode);
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
