import { createServer, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { RawCallback } from 'tidings/provider';
import { listening } from '../played-gateway.ts';

export const account = {
  token: 'f9LHodD0cOIa-token_of-tests',
  bot: 'tidings_shop_bot',
  hookSecret: 'a-hook-secret_of-tests',
};

export const hooks = 'https://tidings.example/hooks/max';

/** Refusals as public clients of MAX have recorded them. */
const refusals = {
  stopped: [403, { code: 'chat.denied', message: 'Key: error.dialog.suspended, args: [77001,].' }],
  denied: [403, { code: 'chat.denied', message: 'error.chat.denied' }],
  unknown: [404, { code: 'chat.not.found', message: 'Chat 77001 not found' }],
  missing: [400, { code: 'error.dialog.notfound', message: 'Key: error.dialog.notfound, args: [77001,].' }],
  payload: [400, { code: 'proto.payload', message: 'text is too long' }],
  odd: [400, { code: 'something.new', message: 'that nobody has seen yet' }],
  unsuccessful: [200, { success: false, code: 'something.new', message: 'that nobody has seen yet' }],
  token: [401, { code: 'verify.token', message: 'Invalid access_token' }],
  busy: [429, { code: 'too.many.requests', message: 'Too many requests' }],
  away: [503, { code: 'service.unavailable', message: 'Service is unavailable' }],
} as const;

type Told = keyof typeof refusals | 'lose' | 'cut' | 'proxy';

/** A message that was taken. */
interface MaxMessage {
  mid: string;
  asked: { user_id: string | null; query: string[]; body: { text: string } & Record<string, unknown> };
}

/** The bots' server of MAX, played: it does the next message as it is told, and each other one as usual. */
export interface Max {
  url: string;
  /** Oldest first. */
  messages: MaxMessage[];
  tell: (what: Told) => () => Promise<object>;
  close: () => void;
}

/** Begins to play it; the caller ends it. @param tls its certificate, where it speaks TLS */
export async function playMax(tls?: { key: string; cert: string }): Promise<Max> {
  const messages: MaxMessage[] = [];
  let next: Told | undefined;
  const answer = (response: ServerResponse, [status, body]: readonly [number, object]) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const server = tls ? createSecureServer(tls) : createServer();
  server.on('request', (request, response) => {
    void (async () => {
      const content = Buffer.concat(await request.toArray()).toString();
      if (request.headers.authorization !== account.token) return answer(response, refusals.token);
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://max.example');
      if (request.method !== 'POST' || pathname !== '/messages')
        return answer(response, [404, { code: 'not.found', message: 'Unknown path' }]);
      const told = next;
      next = undefined;
      if (told === 'cut') return request.socket.destroy();
      if (told === 'proxy') return response.writeHead(502).end('<html>');
      if (told !== undefined && told !== 'lose') return answer(response, refusals[told]);
      const body = JSON.parse(content) as MaxMessage['asked']['body'];
      const user_id = searchParams.get('user_id');
      if (!/^\d+$/.test(user_id ?? '') || typeof body.text !== 'string' || body.text.length > 4_000)
        return answer(response, refusals.payload);
      const mid = midOf(user_id, messages.length + 1);
      messages.push({
        mid,
        asked: { user_id, query: [...searchParams].map((pair) => pair.join('=')).toSorted(), body },
      });
      if (told === 'lose') return request.socket.destroy();
      const recipient = { chat_id: 9, chat_type: 'dialog', user_id: Number(user_id) };
      const shown = { mid, seq: messages.length, text: body.text, attachments: null };
      return answer(response, [200, { message: { recipient, timestamp: Date.now(), body: shown } }]);
    })();
  });
  const { url, close } = await listening(server);
  return {
    url: tls ? url.replace('http:', 'https:') : url,
    close,
    messages,
    tell: (what) => () => {
      next = what;
      return Promise.resolve({});
    },
  };
}

/** What MAX tells of, as it posts it to the address of the subscription. */
export function told(update: object, url = `${hooks}/replies`, secret = account.hookSecret): RawCallback {
  return {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', 'x-max-bot-api-secret': secret },
    body: Buffer.from(JSON.stringify({ timestamp: Date.now(), user_locale: 'en', ...update })),
    receivedAt: new Date(),
  };
}

/** A person who has a chat with the bot. */
const person = (userId: number | string) => ({
  user_id: Number(userId),
  first_name: 'Ann',
  name: 'Ann',
  username: null,
  is_bot: false,
  last_activity_time: 1_790_000_000_000,
});

/** An id that has the person in it, as one that nobody describes may. */
const midOf = (userId: number | string | null, number: number) =>
  `mid.${[userId, number].map((part) => String(part).padStart(16, '0')).join('')}`;

let written = 1_000_000;

/** Somebody writes in a chat. */
export function wrote(userId: number | string, text: string | null, chat_type = 'dialog'): object {
  written += 1;
  const body = { mid: midOf(userId, written), seq: written, text, attachments: null };
  const message = { sender: person(userId), recipient: { chat_id: 9, chat_type }, timestamp: Date.now(), body };
  return { update_type: 'message_created', message };
}

/** Somebody opens the bot, by a link where there is a payload, or leaves it. */
export function acted(
  userId: number | string,
  update_type: 'bot_started' | 'bot_stopped' | 'dialog_removed',
  payload?: string,
): object {
  return { update_type, chat_id: 9, user: person(userId), ...(payload === undefined ? {} : { payload }) };
}
