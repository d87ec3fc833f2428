import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sign, type RawCallback } from 'tidings/provider';

export const secrets = { token: 'a-token-for-tests', hookSecret: 'a-hook-secret-for-tests' };

/** Acme's gateway, played: it does the next message as it is told, and each other one as usual. */
export interface Acme {
  url: string;
  /** The ids of what it has taken, by its reference. */
  taken: Map<string, string>;
  /** What it was handed, oldest first. */
  messages: { to: string; from: string; text: string; reference: string }[];
  tell: (what: string) => () => Promise<object>;
  close: () => void;
}

/** Begins to play it; the caller ends it. */
export async function playAcme(): Promise<Acme> {
  const messages: Acme['messages'] = [];
  const taken = new Map<string, string>();
  let next: string | undefined;
  const answer = (response: ServerResponse, status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const server = createServer((request, response) => {
    void (async () => {
      const content = Buffer.concat(await request.toArray()).toString();
      const told = next;
      next = undefined;
      const key = String(request.headers['idempotency-key']);
      if (request.headers.authorization !== `Bearer ${secrets.token}`) return answer(response, 401, {});
      if (told === 'SLOW_DOWN') return answer(response, 429, { reason: told });
      if (told === 'CUT') return request.socket.destroy();
      if (told !== undefined && told !== 'LOSE') return answer(response, 422, { reason: told });
      const id = taken.get(key) ?? `acme-${taken.size + 1}`;
      if (!taken.has(key)) messages.push({ ...(JSON.parse(content) as Acme['messages'][number]), reference: key });
      taken.set(key, id);
      return told === 'LOSE' ? request.socket.destroy() : answer(response, 201, { id });
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    messages,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
    tell: (what: string) => () => {
      next = what;
      return Promise.resolve({});
    },
  };
}

/** A callback as Acme signs it; without content it has no body. */
export function signed(content: object | undefined): RawCallback {
  const receivedAt = new Date();
  const said = content ? JSON.stringify({ eventId: 'e-1', at: receivedAt.toISOString(), ...content }) : '';
  const body = Buffer.from(said);
  const stamp = Math.floor(receivedAt.getTime() / 1_000);
  const headers = { 'webhook-id': 'e-1', 'webhook-timestamp': String(stamp) };
  const signature = sign(secrets.hookSecret, 'e-1', stamp, body);
  const url = 'https://tidings.example/hooks/acme';
  return { method: 'POST', url, headers: { ...headers, 'webhook-signature': signature }, body, receivedAt };
}
