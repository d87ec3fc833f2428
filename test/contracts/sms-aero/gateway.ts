import { createServer, type ServerResponse } from 'node:http';
import type { RawCallback } from 'tidings/provider';
import { listening } from '../played-gateway.ts';

export const account = {
  email: 'shop@tidings.example',
  apiKey: 'an-api-key-of-tests',
  hookSecret: 'a-hook-secret-of-tests',
};

/** Refusals as public clients have recorded them, with their status. */
const refusals = {
  credentials: [401, { success: false, data: null, message: 'Your request was made with invalid credentials.' }],
  number: [400, { success: false, data: { number: ['incorrect'] }, message: 'Validation error.' }],
  sign: [400, { success: false, data: { sign: ['incorrect'] }, message: 'Validation error.' }],
  text: [400, { success: false, data: { text: ['incorrect'] }, message: 'Validation error.' }],
  dateSend: [400, { success: false, data: { dateSend: ['incorrect'] }, message: 'Validation error.' }],
  money: [200, { result: 'no credits' }],
  reject: [200, { result: 'reject', reason: 'forbidden' }],
  busy: [429, { success: false, data: null, message: 'Too many requests.' }],
  broken: [502, '<html>'],
  failed: [500, { success: false, data: null, message: 'Internal Server Error' }],
} as const;

type Told = keyof typeof refusals | 'lose' | 'cut';

/** A message that was taken, and what became of it; a test may change it. */
interface SmsAeroMessage {
  id: number;
  asked: { number: string; sign: string; text: string; callbackUrl: string };
  status: number;
  createdAt: Date;
}

/** SMS Aero, played: it does the next message as it is told, and each other one as usual. */
export interface SmsAero {
  url: string;
  /** Oldest first. */
  messages: SmsAeroMessage[];
  tell: (what: Told) => () => Promise<object>;
  close: () => void;
}

const perPage = 2;

/** Begins to play it; the caller ends it. */
export async function playSmsAero(): Promise<SmsAero> {
  const messages: SmsAeroMessage[] = [];
  let next: Told | undefined;
  const answer = (response: ServerResponse, [status, body]: readonly [number, unknown]) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const basic = `Basic ${Buffer.from(`${account.email}:${account.apiKey}`).toString('base64')}`;
  const server = createServer((request, response) => {
    void (async () => {
      const content = Buffer.concat(await request.toArray()).toString();
      if (request.headers.authorization !== basic) return answer(response, refusals.credentials);
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://gate.example');
      const asked = JSON.parse(content) as SmsAeroMessage['asked'];
      if (pathname === '/v2/sms/list')
        return answer(response, [200, pageOf(messages, asked.number, Number(searchParams.get('page') ?? 1))]);
      if (pathname === '/v2/balance')
        return answer(response, [200, { success: true, data: { balance: 337.03 }, message: null }]);
      if (pathname !== '/v2/sms/send') return answer(response, [404, { success: false, data: null, message: 'none' }]);
      const told = next;
      next = undefined;
      if (told === 'cut') return request.socket.destroy();
      if (told !== undefined && told !== 'lose') return answer(response, refusals[told]);
      const message = { id: 12_345 + messages.length, asked, status: 0, createdAt: new Date() };
      messages.push(message);
      if (told === 'lose') return request.socket.destroy();
      return answer(response, [200, { success: true, data: shown(message), message: null }]);
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

function shown({ id, asked: { number, sign, text }, status, createdAt }: SmsAeroMessage): object {
  const at = Math.floor(createdAt.getTime() / 1_000);
  const extendStatus = { 0: 'queue', 1: 'delivery', 8: 'moderation' }[status] ?? 'other';
  return { id, from: sign, number, text, status, extendStatus, channel: 'DIRECT', cost: '5.49', dateCreate: at };
}

/** A page of the list, in the form of an object with numbers for names. */
function pageOf(messages: readonly SmsAeroMessage[], number: string, page: number): object {
  const all = messages.filter(({ asked }) => asked.number === number).reverse();
  const shownNow = all.slice((page - 1) * perPage, page * perPage);
  const numbered = new Map<string, object>(shownNow.map((message, index) => [String(index), shown(message)]));
  const at = (at: number) => `/v2/sms/list?page=${at}`;
  const last = Math.max(1, Math.ceil(all.length / perPage));
  const links = { self: at(page), first: at(1), last: at(last), ...(page < last ? { next: at(page + 1) } : {}) };
  return {
    success: true,
    data: { ...(Object.fromEntries(numbered) as Record<string, object>), links, totalCount: String(all.length) },
    message: null,
  };
}

/** A report as SMS Aero makes it, at the address that the message has named. */
export function told(url: string, id: number, status: number, extendStatus: string): RawCallback {
  return {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(new URLSearchParams({ id: String(id), status: String(status), extendStatus }).toString()),
    receivedAt: new Date(),
  };
}
