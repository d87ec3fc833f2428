import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import twilio from 'twilio';
import type { RawCallback } from 'tidings/provider';

export const account = { accountSid: `AC${'1a'.repeat(16)}`, authToken: '0123456789abcdef'.repeat(2) };

/** What Twilio says, by its number, of a request that it refuses, and with which status. */
const refusals = new Map<number, number>([
  [20003, 401],
  [20429, 429],
]);

/** Twilio's messages, played: it does the next one as it is told, and each other one as usual. */
export interface Twilio {
  url: string;
  /** The forms that it has taken, oldest first, with the SID that it gave. */
  messages: { sid: string; form: Record<string, string> }[];
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
      if (request.url !== `/2010-04-01/Accounts/${account.accountSid}/Messages.json`)
        return answer(response, 404, { code: 20404, status: 404 });
      if (typeof told === 'number') {
        refuse(response, told);
        return;
      }
      if (told === 'cut') return request.socket.destroy();
      const form = Object.fromEntries(new URLSearchParams(content));
      const sid = `SM${String(messages.length + 1).padStart(32, '0')}`;
      messages.push({ sid, form });
      if (told === 'lose') return request.socket.destroy();
      return answer(response, 201, {
        sid,
        status: 'queued',
        to: form['To'],
        from: form['From'] ?? null,
        body: form['Body'],
      });
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
    tell: (what) => () => {
      next = what;
      return Promise.resolve({});
    },
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
