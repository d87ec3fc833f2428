import { createServer, type ServerResponse } from 'node:http';
import type { RawCallback } from 'tidings/provider';
import { listening } from '../played-gateway.ts';

export const account = { apiKey: 'an-api-key-of-tests', hookSecret: 'a-hook-secret-of-tests' };

/** What SMSC.ru says of each error, as public clients have recorded it. */
const errors: Record<number, string> = {
  1: 'parameters error',
  2: 'authorise error',
  3: 'no money',
  6: 'message is denied',
  7: 'invalid number',
  8: "can't to deliver",
  9: 'duplicate request, wait a minute',
};
/** Errors of a message come with its id. */
const ofMessage = [3, 6, 7, 8];

/** A form that was taken, and what became of it; a test may change it. */
interface SmscMessage {
  form: Record<string, string>;
  status: number;
  sentAt: Date;
}

/** SMSC.ru, played: it does the next message as it is told, and each other one as usual. */
export interface Smsc {
  url: string;
  /** Oldest first. */
  messages: SmscMessage[];
  /** The number of an error, or another status than 200, `lose` or `cut`. */
  tell: (what: number | 'lose' | 'cut') => () => Promise<object>;
  /** The number of an error for each look-up to come. */
  refuseLookups: (error: number | undefined) => void;
  close: () => void;
}

/** Begins to play it; the caller ends it. */
export async function playSmsc(): Promise<Smsc> {
  const messages: SmscMessage[] = [];
  let next: number | 'lose' | 'cut' | undefined;
  let refused: number | undefined;
  const answer = (response: ServerResponse, body: object | string, status = 200) =>
    response.writeHead(status, { 'content-type': 'text/plain' }).end(JSON.stringify(body));
  const refuse = (response: ServerResponse, error: number, id?: string) =>
    answer(response, {
      error: errors[error] ?? 'unknown error',
      error_code: error,
      ...(id && ofMessage.includes(error) ? { id: Number(id) } : {}),
    });
  const server = createServer((request, response) => {
    void (async () => {
      const content = Buffer.concat(await request.toArray()).toString();
      const form = Object.fromEntries(new URLSearchParams(content));
      if (form['fmt'] !== '3' || form['charset'] !== 'utf-8') return answer(response, 'ERROR = 1 (parameters error)');
      if (form['apikey'] !== account.apiKey) return refuse(response, 2);
      if (request.url === '/sys/status.php') {
        if (refused !== undefined) return refuse(response, refused);
        return answer(response, stateOf(messages, form));
      }
      if (request.url === '/sys/balance.php') return answer(response, { balance: '83.60', currency: 'RUR' });
      if (request.url !== '/sys/send.php') return answer(response, 'no such page', 404);
      const told = next;
      next = undefined;
      if (typeof told === 'number' && told >= 100) return answer(response, 'something else', told);
      if (typeof told === 'number') return refuse(response, told, form['id']);
      if (told === 'cut') return request.socket.destroy();
      messages.push({ form, status: -1, sentAt: new Date() });
      if (told === 'lose') return request.socket.destroy();
      return answer(response, { id: Number(form['id']), cnt: 1 });
    })();
  });
  return {
    ...(await listening(server)),
    messages,
    tell: (what) => () => {
      next = what;
      return Promise.resolve({});
    },
    refuseLookups: (error) => void (refused = error),
  };
}

/** What status.php says of the newest message of an id and a number. */
function stateOf(messages: readonly SmscMessage[], { id, phone }: Record<string, string>): object {
  const found = messages.findLast(({ form }) => form['id'] === id && form['phones'] === phone);
  if (!found) return { status: -3, id: Number(id), phone };
  const at = Math.floor(found.sentAt.getTime() / 1_000);
  return {
    status: found.status,
    last_timestamp: at,
    send_timestamp: at,
    err: 0,
    phone,
    cost: '4.10',
    sender_id: found.form['sender'],
    message: found.form['mes'],
    id: Number(id),
  };
}

/** A callback as SMSC.ru makes it: to one address for all, by POST or by GET. */
export function told(
  fields: Record<string, string>,
  method: 'GET' | 'POST' = 'POST',
  key = account.hookSecret,
): RawCallback {
  const address = `https://tidings.example/hooks/smsc/receipts?key=${key}`;
  const form = new URLSearchParams({ ...fields, md5: 'd41d8cd98f00b204e9800998ecf8427e' }).toString();
  return {
    method,
    url: method === 'GET' ? `${address}&${form}` : address,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(method === 'GET' ? '' : form),
    receivedAt: new Date(),
  };
}
