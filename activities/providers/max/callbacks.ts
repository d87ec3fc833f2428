import { z } from 'zod';
import {
  MalformedCallback,
  type CallbackAdapter,
  type InboundReply,
  type RawCallback,
} from '../../../models/domain/deliveries/provider.ts';
import { isSameSecret } from '../../../models/is-same-secret.ts';
import { keyedId } from '../keyed-id.ts';
import { numericId, readJson } from '../read-json.ts';

const user = z.object({ user_id: numericId });
const common = { timestamp: z.number(), user_locale: z.string().max(35).nullish() };
const written = z.object({
  ...common,
  update_type: z.literal('message_created'),
  message: z.object({
    sender: user.nullish(),
    recipient: z.object({ chat_type: z.string().max(20) }),
    body: z.object({ mid: z.string().max(200), text: z.string().max(4_000).nullish() }),
  }),
});
const started = z.object({
  ...common,
  update_type: z.literal('bot_started'),
  user,
  payload: z.string().max(512).nullish(),
});
const left = z.object({ ...common, update_type: z.literal(['bot_stopped', 'dialog_removed']), user });
const other = z.object({ ...common, update_type: z.string().max(100) });

interface MaxHook {
  token: string;
  bot: string;
  hookSecret: string;
}

/**
 * What MAX tells of a bot: https://dev.max.ru/docs-api/objects/Update. It proves by a header that it has the secret. Ids are hashed
 * under the token, since that of a person is in them.
 */
export function maxCallbacks({ token, bot, hookSecret }: MaxHook): CallbackAdapter {
  return {
    verify: ({ headers }) => {
      const given = headers['x-max-bot-api-secret'];
      return typeof given === 'string' && isSameSecret(given, hookSecret);
    },
    // It reports on nothing that it has taken.
    receipts: (callback) => {
      read(other, callback);
      return [];
    },
    replies: (callback) => {
      const { update_type: type, timestamp, user_locale: locale } = read(other, callback);
      const told = toldBy(type, callback);
      if (!told) return [];
      const { parts, ...said } = told;
      const id = keyedId(token, ...parts);
      return [{ id, to: `@${bot}`, at: new Date(timestamp), ...said, ...(locale ? { locale } : {}) }];
    },
    // It waits for status 200.
    answer: { contentType: 'text/plain', body: 'OK' },
    // There is one address for all.
    oneAddress: true,
  };
}

interface Told extends Omit<InboundReply, 'id' | 'to' | 'at'> {
  /** What is unique together. */
  parts: (string | number)[];
}

/** An update has no id of its own: a message has one, and nobody starts or leaves a bot twice in one millisecond. */
function toldBy(type: string, callback: RawCallback): Told | undefined {
  switch (type) {
    case 'message_created': {
      const { sender, recipient, body } = read(written, callback).message;
      // A group or a channel is nobody's chat.
      if (!sender || recipient.chat_type !== 'dialog') return undefined;
      return { parts: [body.mid], from: sender.user_id, text: body.text ?? '' };
    }
    case 'bot_started': {
      const { user, payload, timestamp } = read(started, callback);
      return {
        parts: [user.user_id, timestamp, type],
        from: user.user_id,
        act: 'started',
        text: payload ?? '',
      };
    }
    case 'bot_stopped':
    case 'dialog_removed': {
      const { user, timestamp } = read(left, callback);
      return { parts: [user.user_id, timestamp, type], from: user.user_id, act: 'blocked', text: '' };
    }
    default:
      return undefined;
  }
}

function read<T>(schema: z.ZodType<T>, { body }: RawCallback): T {
  try {
    return schema.parse(readJson(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch (error) {
    throw new MalformedCallback('the body is not an update of MAX', { cause: error });
  }
}
