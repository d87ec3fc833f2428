import { z } from 'zod';
import {
  MalformedCallback,
  type CallbackAdapter,
  type InboundReply,
  type RawCallback,
} from '../../../models/domain/deliveries/provider.ts';
import { isSameSecret } from '../../../models/is-same-secret.ts';
import { numericId, readJson } from '../read-json.ts';

/** A group or a channel is nobody's chat. */
const chat = z.object({ id: numericId, type: z.string().max(20) });
const from = z.object({ language_code: z.string().max(35).optional() });
const message = z.object({
  chat,
  from: from.optional(),
  /** In seconds since 1970. */
  date: z.number(),
  text: z.string().max(4_096).optional(),
  caption: z.string().max(4_096).optional(),
});
const membership = z.object({
  chat,
  from,
  date: z.number(),
  new_chat_member: z.object({ status: z.string().max(20) }),
});
const update = z.object({ update_id: numericId, message: message.optional(), my_chat_member: membership.optional() });

/** `/start`, with what a link carried, or without. */
const start = /^\/start(?:@\w+)?(?:\s+(\S+))?\s*$/;

/** What Telegram tells of a bot: https://core.telegram.org/bots/api#update. It proves by a header that it has the secret. */
export function telegramCallbacks({ hookSecret, bot }: { hookSecret: string; bot: string }): CallbackAdapter {
  return {
    verify: ({ headers }) => {
      const given = headers['x-telegram-bot-api-secret-token'];
      return typeof given === 'string' && isSameSecret(given, hookSecret);
    },
    // It reports on nothing that it has taken.
    receipts: (callback) => {
      read(callback);
      return [];
    },
    replies: (callback) => {
      const { update_id: id, message: said, my_chat_member: changed } = read(callback);
      const told = said ? wordsOf(said) : changed ? blockOf(changed) : undefined;
      return told ? [{ id, to: `@${bot}`, ...told }] : [];
    },
    // There is one address for all.
    oneAddress: true,
  };
}

type Told = Omit<InboundReply, 'id' | 'to'>;

function wordsOf({ chat, from, date, text, caption = '' }: z.output<typeof message>): Told | undefined {
  if (chat.type !== 'private') return undefined;
  const language = from?.language_code;
  const told = { from: chat.id, at: new Date(date * 1_000), ...(language ? { locale: language } : {}) };
  const started = start.exec(text ?? '');
  return started ? { ...told, act: 'started', text: started[1] ?? '' } : { ...told, text: text ?? caption };
}

/** Who blocks a bot has it kicked; that it is a member again is followed by `/start`. */
function blockOf({ chat, date, new_chat_member: { status } }: z.output<typeof membership>): Told | undefined {
  if (chat.type !== 'private' || status !== 'kicked') return undefined;
  return { from: chat.id, at: new Date(date * 1_000), act: 'blocked', text: '' };
}

function read({ body }: RawCallback): z.output<typeof update> {
  try {
    return update.parse(readJson(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch (error) {
    throw new MalformedCallback('the body is not an update of Telegram', { cause: error });
  }
}
