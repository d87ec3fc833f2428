import { EventEmitter, once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { simulatorCallbacks } from '../../../activities/providers/simulator/callbacks.ts';
import { simulatorProvider } from '../../../activities/providers/simulator/provider.ts';
import { createSimulator } from '../../../cli/simulator/simulator.ts';
import type { InboundReply, RawCallback, Receipt } from '../../../models/domain/deliveries/provider.ts';

export const secret = 'a-secret-for-tests';
export { message, number } from '../../../cli/testing/provider-message.ts';

/** The simulator on a real socket, its adapter, and somebody who takes its callbacks. */
export async function setUp({ timeoutMs = 5_000, now = Date.now }: { timeoutMs?: number; now?: () => number } = {}) {
  const hooks = await takeCallbacks();
  const dataFile = join(mkdtempSync(join(tmpdir(), 'simulator-')), 'data.ndjson');
  const trouble: string[] = [];
  const start = () =>
    createSimulator({
      secret,
      callbackUrl: hooks.url,
      dataFile,
      mailPort: 0,
      now,
      onTrouble: (what) => trouble.push(what),
    });
  const stand = { simulator: await start() };
  await control(stand.simulator.url, 'PUT', '/behaviour', { answerDelayMs: 0, receiptDelayMs: 2, lateReceiptMs: 40 });
  const provider = simulatorProvider({ url: stand.simulator.url, secret, timeoutMs });
  const reserve = simulatorProvider({ url: `${stand.simulator.url}/routes/reserve`, secret, timeoutMs });
  onTestFinished(async () => {
    await Promise.all([provider.close(), reserve.close()]);
    await stand.simulator.close();
    hooks.close();
  });
  return {
    hooks,
    dataFile,
    provider,
    /** The gateway of another route of the same simulator. */
    reserve,
    trouble,
    url: () => stand.simulator.url,
    mailPort: () => stand.simulator.mailPort ?? 0,
    get: <T>(path: string) => control<T>(stand.simulator.url, 'GET', path),
    put: (path: string, body: object) => control(stand.simulator.url, 'PUT', path, body),
    post: <T>(path: string, body: object) => control<T>(stand.simulator.url, 'POST', path, body),
    stats: () => control<Stats>(stand.simulator.url, 'GET', '/stats'),
    stop: () => stand.simulator.close(),
    start: async () => {
      stand.simulator = await start();
    },
  };
}

export interface Stats {
  accepted: number;
  refused: number;
  throttled: number;
  cut: number;
  answersLost: number;
  replies: number;
  references: number;
  duplicateReferences: { reference: string; count: number }[];
  callbacksPending: number;
  letters: number;
}

export async function control<T = unknown>(url: string, method: string, path: string, body?: object): Promise<T> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json', connection: 'close' };
  const answer = await fetch(`${url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

/** Takes callbacks as the api does: verified, in order of arrival; `answer` decides the status of each. */
async function takeCallbacks() {
  const adapter = simulatorCallbacks({ secret });
  const news = new EventEmitter();
  const seen = {
    receipts: [] as Receipt[],
    replies: [] as InboundReply[],
    /** As they arrived, whatever they are. */
    raw: [] as (RawCallback & { path: string })[],
    ids: [] as string[],
    stamps: [] as string[],
  };
  const hooks = { url: '', answer: (_id: string): number => 204 };
  const server = createServer((request, response) => {
    void (async () => {
      const body = Buffer.concat(await request.toArray());
      const address = request.url ?? '';
      const { headers } = request;
      const callback = {
        method: 'POST',
        url: `${hooks.url}${address}`,
        headers,
        body,
        receivedAt: new Date(),
      } as const;
      seen.raw.push({ ...callback, path: address });
      const id = String(request.headers['webhook-id']);
      const signed = adapter.verify(callback);
      const status = signed ? hooks.answer(id) : 401;
      seen.ids.push(id);
      seen.stamps.push(String(request.headers['webhook-timestamp']));
      if (status < 300 && request.url === '/hooks/simulator/receipts')
        seen.receipts.push(...(await adapter.receipts(callback)));
      if (status < 300 && request.url === '/hooks/simulator/replies') seen.replies.push(...adapter.replies(callback));
      response.writeHead(status).end();
      news.emit('news');
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(hooks, {
    url: `http://127.0.0.1:${port}`,
    seen,
    /** Resolves as soon as the condition holds; asked again at each callback. */
    until: async (holds: () => boolean) => {
      while (!holds()) await once(news, 'news');
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
    reopen: async () => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  });
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
