import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { z } from 'zod';
import { onStop } from '../stop.ts';
import { defaults } from './behaviour.ts';
import { Caller } from './caller.ts';
import { controlRoutes } from './control.ts';
import { gatewayRoutes } from './gateway.ts';
import { Store } from './store.ts';

const environment = z.object({
  SIMULATOR_PORT: z.coerce.number().int().min(0).max(65_535),
  SIMULATOR_SECRET: z.string().min(16),
  SIMULATOR_CALLBACK_URL: z.url(),
  SIMULATOR_DATA: z.string().min(1),
  HOST: z.string().default('127.0.0.1'),
});

export interface SimulatorOptions {
  port: number;
  host: string;
  secret: string;
  /** Base address of the api that takes receipts and replies. */
  callbackUrl: string;
  dataFile: string;
}

/** A stand-in SMS gateway for machines without one: accepts, delays, refuses, loses, reports and replies. */
export async function startSimulator({ port, host, secret, callbackUrl, dataFile }: SimulatorOptions) {
  const store = new Store(dataFile);
  const caller = new Caller(store, secret, callbackUrl);
  let current = defaults.parse({});
  const settings = { get: () => current, set: (value: typeof current) => void (current = value) };

  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
  app.use(requireSecret(secret), express.json());
  app.use(gatewayRoutes(store, caller, settings.get), controlRoutes(store, caller, settings));
  app.use(refuseMalformed);
  const server: Server = createServer(app).listen(port, host);
  await once(server, 'listening');
  return {
    server,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await caller.close();
      store.close();
    },
  };
}

/** `tidings simulator`. */
export async function runSimulator(): Promise<void> {
  const read = environment.safeParse(process.env);
  if (!read.success) throw new Error(`The environment is not right:\n${z.prettifyError(read.error)}`);
  const { SIMULATOR_PORT: port, SIMULATOR_SECRET: secret, HOST: host } = read.data;
  const { SIMULATOR_CALLBACK_URL: callbackUrl, SIMULATOR_DATA: dataFile } = read.data;
  const simulator = await startSimulator({ port, host, secret, callbackUrl, dataFile });
  onStop(simulator.close);
}

function requireSecret(secret: string): RequestHandler {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = digest(`Bearer ${secret}`);
  return (request, response, next) => {
    if (timingSafeEqual(digest(request.get('authorization') ?? ''), expected)) next();
    else response.status(401).json({ code: 'secret-wrong' });
  };
}

const refuseMalformed: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const malformed = error instanceof z.ZodError || error instanceof SyntaxError;
  response.status(malformed ? 422 : 500).json({ code: malformed ? 'request-malformed' : 'internal' });
};
