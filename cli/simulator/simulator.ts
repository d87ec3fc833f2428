import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { z } from 'zod';
import { listen } from '../wiring/listen.ts';
import { settingsSchema } from './behaviour.ts';
import { Caller } from './caller.ts';
import { controlRoutes } from './control.ts';
import { gatewayRoutes } from './gateway.ts';
import { mailboxRoutes } from './mailboxes.ts';
import { startMailServer } from './mail-server.ts';
import { Store } from './store.ts';

export interface SimulatorOptions {
  secret: string;
  /** Base address of the api that takes receipts and replies. */
  callbackUrl: string;
  /** Append-only file that holds all the gateway knows. */
  dataFile: string;
  /** Any free port by default. */
  port?: number;
  /** Where letters are taken by SMTP, 0 for any free port; nowhere by default. */
  mailPort?: number | undefined;
  host?: string;
  now?: () => number;
  onTrouble?: (message: string) => void;
}

export interface Simulator {
  url: string;
  /** Where it takes letters; undefined where it takes none. */
  mailPort: number | undefined;
  close: () => Promise<void>;
}

/**
 * Stand-in SMS gateways, one for each route, for machines without one: they accept, delay, refuse, lose, report and reply. A
 * mail server beside them takes all letters.
 */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { secret, callbackUrl, dataFile, port = 0, mailPort, host = '127.0.0.1', now = Date.now } = options;
  const { onTrouble = () => undefined } = options;
  const store = await Store.open(dataFile, settingsSchema.parse({}));
  const caller = new Caller({ store, secret, baseUrl: callbackUrl.replace(/\/+$/, ''), now, onTrouble });

  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
  app.use(requireSecret(secret), express.json());
  const gateways = gatewayRoutes(store, caller, now);
  app.use('/routes/:route', gateways);
  app.use(gateways, controlRoutes(store, caller, now), mailboxRoutes(store));
  app.use((_request, response) => {
    response.status(404).json({ code: 'not-found' });
  });
  app.use(refuseMalformed(onTrouble));

  const server = createServer(app);
  server.keepAliveTimeout = 65_000;
  await listen(server, 'SIMULATOR_PORT', port, host);
  const mail = mailPort === undefined ? undefined : await startMailServer({ store, port: mailPort, host, now });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`,
    mailPort: mail?.port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await Promise.all([closed, caller.close(), mail?.close()]);
      store.close();
    },
  };
}

function requireSecret(secret: string): RequestHandler {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = digest(`Bearer ${secret}`);
  return (request, response, next) => {
    if (timingSafeEqual(digest(request.get('authorization') ?? ''), expected)) next();
    else response.status(401).json({ code: 'secret-wrong' });
  };
}

function refuseMalformed(onTrouble: (message: string) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    if (response.headersSent || response.destroyed) return;
    if (error instanceof z.ZodError) {
      const errors = error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
      response.status(400).json({ code: 'request-malformed', errors });
      return;
    }
    const { status = 500 } = error as { status?: number };
    if (status >= 500) onTrouble(error instanceof Error ? (error.stack ?? error.message) : 'an unknown error');
    response.status(status).json({ code: status < 500 ? 'request-malformed' : 'internal' });
  };
}
