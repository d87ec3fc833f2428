import { createServer, type ServerResponse } from 'node:http';
import type { RawCallback } from 'tidings/provider';
import { listening } from '../played-gateway.ts';

export const account = {
  token: `123456789:${'Aa0_-'.repeat(7)}`,
  bot: 'tidings_shop_bot',
  hookSecret: 'a-hook-secret_of-tests',
};

export const hooks = 'https://tidings.example/hooks/telegram';

/** Refusals as public clients of Telegram have recorded them. */
const refusals = {
  blocked: [403, 'Forbidden: bot was blocked by the user'],
  deactivated: [403, 'Forbidden: user is deactivated'],
  stranger: [403, "Forbidden: bot can't initiate conversation with a user"],
  unknown: [400, 'Bad Request: chat not found'],
  long: [400, 'Bad Request: message is too long'],
  odd: [400, 'Bad Request: something that nobody has seen yet'],
  token: [401, 'Unauthorized'],
  busy: [429, 'Too Many Requests: retry after 7', { parameters: { retry_after: 7 } }],
  failed: [500, 'Internal Server Error'],
} as const;

type Told = keyof typeof refusals | 'lose' | 'cut' | 'proxy';

/** A message that was taken. */
interface TelegramMessage {
  id: number;
  asked: { chat_id: number; text: string } & Record<string, unknown>;
}

/** The bots' server of Telegram, played: it does the next message as it is told, and each other one as usual. */
export interface Telegram {
  url: string;
  /** Oldest first. */
  messages: TelegramMessage[];
  tell: (what: Told) => () => Promise<object>;
  close: () => void;
}

/** Begins to play it; the caller ends it. */
export async function playTelegram(): Promise<Telegram> {
  const messages: TelegramMessage[] = [];
  let next: Told | undefined;
  const answer = (response: ServerResponse, status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const refuse = (response: ServerResponse, [status, description, more = {}]: readonly [number, string, object?]) =>
    answer(response, status, { ok: false, error_code: status, description, ...more });
  const server = createServer((request, response) => {
    void (async () => {
      const content = Buffer.concat(await request.toArray()).toString();
      if (!request.url?.startsWith(`/bot${account.token}/`)) return refuse(response, refusals.token);
      if (request.method !== 'POST' || !request.url.endsWith('/sendMessage'))
        return refuse(response, [404, 'Not Found: method not found']);
      const told = next;
      next = undefined;
      if (told === 'cut') return request.socket.destroy();
      if (told === 'proxy') return response.writeHead(502).end('<html>');
      if (told !== undefined && told !== 'lose') return refuse(response, refusals[told]);
      const asked = JSON.parse(content) as TelegramMessage['asked'];
      if (typeof asked.chat_id !== 'number' || typeof asked.text !== 'string' || asked.text === '')
        return refuse(response, [400, 'Bad Request: message text is empty']);
      if (asked.text.length > 4_096) return refuse(response, refusals.long);
      const id = messages.length + 1;
      messages.push({ id, asked });
      if (told === 'lose') return request.socket.destroy();
      const chat = { id: asked.chat_id, type: 'private', first_name: 'Ann' };
      const from = { id: 123_456_789, is_bot: true, first_name: 'Shop', username: account.bot };
      const date = Math.floor(Date.now() / 1_000);
      return answer(response, 200, { ok: true, result: { message_id: id, from, chat, date, text: asked.text } });
    })();
  });
  return {
    ...(await listening(server)),
    messages,
    tell: (what) => () => {
      next = what;
      return Promise.resolve({});
    },
  };
}

let updates = 700_000_000;

/** A person who has a chat with the bot. */
const person = (chatId: number | string) => ({
  id: Number(chatId),
  is_bot: false,
  first_name: 'Ann',
  language_code: 'en',
});

/** What Telegram tells of, as it posts it to the address of the webhook. */
export function told(update: object, url = `${hooks}/replies`, secret = account.hookSecret): RawCallback {
  updates += 1;
  return {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
    body: Buffer.from(JSON.stringify({ update_id: updates, ...update })),
    receivedAt: new Date(),
  };
}

/** Somebody writes in a chat. */
export function written(chatId: number | string, text: string, type = 'private'): object {
  const date = Math.floor(Date.now() / 1_000);
  const chat = { id: Number(chatId), type, first_name: 'Ann' };
  return { message: { message_id: 5, from: person(chatId), chat, date, text } };
}

/** Somebody blocks the bot, or lets it in again, perhaps some seconds ago. */
export function membership(chatId: number | string, status: 'kicked' | 'member', ago = 0): object {
  const bot = { id: 123_456_789, is_bot: true, first_name: 'Shop', username: account.bot };
  const other = status === 'kicked' ? 'member' : 'kicked';
  return {
    my_chat_member: {
      chat: { id: Number(chatId), type: 'private', first_name: 'Ann' },
      from: person(chatId),
      date: Math.floor(Date.now() / 1_000) - ago,
      old_chat_member: { user: bot, status: other, ...(other === 'kicked' ? { until_date: 0 } : {}) },
      new_chat_member: { user: bot, status, ...(status === 'kicked' ? { until_date: 0 } : {}) },
    },
  };
}
