import { createServer, type ServerResponse } from 'node:http';
import twilio from 'twilio';
import type { RawCallback } from 'tidings/provider';
import { listening } from '../played-gateway.ts';

export const account = { accountSid: `AC${'1a'.repeat(16)}`, authToken: '0123456789abcdef'.repeat(2) };

/** What Twilio says, by its number, of a request that it refuses, and with which status. */
const refusals = new Map<number, number>([
  [20003, 401],
  [20429, 429],
]);

/** A form that was taken, and what became of it; a test may change it. */
interface TwilioMessage {
  sid: string;
  form: Record<string, string>;
  status: string;
  errorCode: number | null;
  createdAt: Date;
}

/** Twilio's messages, played: it does the next one as it is told, and each other one as usual. */
export interface Twilio {
  url: string;
  /** The forms that it has taken, oldest first, with the SID that it gave. */
  messages: TwilioMessage[];
  /** The number of an error, `lose` or `cut`. */
  tell: (what: number | 'lose' | 'cut') => () => Promise<object>;
  close: () => void;
}

/** Begins to play it; the caller ends it. */
export async function playTwilio(): Promise<Twilio> {
  const messages: Twilio['messages'] = [];
  let next: number | 'lose' | 'cut' | undefined;
  const answer = (response: ServerResponse, status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const refuse = (response: ServerResponse, code: number) => {
    const status = refusals.get(code) ?? 400;
    answer(response, status, {
      code,
      message: 'refused',
      more_info: `https://www.twilio.com/docs/errors/${code}`,
      status,
    });
  };
  const basic = `Basic ${Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64')}`;
  const server = createServer((request, response) => {
    void (async () => {
      const content = Buffer.concat(await request.toArray()).toString();
      const told = next;
      next = undefined;
      if (request.headers.authorization !== basic) {
        refuse(response, 20003);
        return;
      }
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://twilio.example');
      if (pathname === `/2010-04-01/Accounts/${account.accountSid}/Balance.json`)
        return answer(response, 200, { currency: 'USD', balance: '12.34', account_sid: account.accountSid });
      if (pathname !== `/2010-04-01/Accounts/${account.accountSid}/Messages.json`)
        return answer(response, 404, { code: 20404, status: 404 });
      if (request.method === 'GET') return answer(response, 200, listed(messages, searchParams));
      if (typeof told === 'number') {
        refuse(response, told);
        return;
      }
      if (told === 'cut') return request.socket.destroy();
      const form = Object.fromEntries(new URLSearchParams(content));
      const sid = `SM${String(messages.length + 1).padStart(32, '0')}`;
      messages.push({ sid, form, status: 'queued', errorCode: null, createdAt: new Date() });
      if (told === 'lose') return request.socket.destroy();
      return answer(response, 201, {
        sid,
        status: 'queued',
        to: form['To'],
        from: form['From'] ?? null,
        body: form['Body'],
      });
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

/** A page of the list of messages, the latest first, as Twilio's own library reads it. */
function listed(messages: readonly TwilioMessage[], asked: URLSearchParams): object {
  const size = Number(asked.get('PageSize') ?? 50);
  const all = messages.filter(({ form }) => form['To'] === asked.get('To')).reverse();
  return {
    messages: all.slice(0, size).map(({ sid, form, status, errorCode, createdAt }) => ({
      sid,
      account_sid: account.accountSid,
      to: form['To'],
      from: form['From'] ?? null,
      body: form['Body'],
      status,
      error_code: errorCode,
      date_created: createdAt.toUTCString().replace('GMT', '+0000'),
      date_sent: status === 'queued' ? null : createdAt.toUTCString().replace('GMT', '+0000'),
      direction: 'outbound-api',
    })),
    page: 0,
    page_size: size,
    next_page_uri: all.length > size ? `/2010-04-01/Accounts/${account.accountSid}/Messages.json?Page=1` : null,
  };
}

/** A callback at an address, as Twilio's own library signs it. */
export function signed(url: string, fields: Record<string, string>): RawCallback {
  const all = { AccountSid: account.accountSid, ApiVersion: '2010-04-01', ...fields };
  const signature = twilio.getExpectedTwilioSignature(account.authToken, url, all);
  return {
    method: 'POST',
    url,
    headers: { 'x-twilio-signature': signature, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: Buffer.from(new URLSearchParams(all).toString()),
    receivedAt: new Date(),
  };
}
