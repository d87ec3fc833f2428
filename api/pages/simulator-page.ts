import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { Problem } from '../http/problems.ts';

const assets = fileURLToPath(new URL('assets', import.meta.url));
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Where the simulator is, and what it asks for. */
export interface SimulatorAccess {
  simulatorUrl: string;
  simulatorSecret: string;
}

/** A page over what the simulator keeps, on development machines only. */
interface SimulatorPage {
  router: Router;
  /** Sends one of the assets. */
  file: (name: string) => RequestHandler;
  /** Passes a call on to the simulator, under the path that it has behind `/api`. */
  pass: RequestHandler;
  /** What the simulator answers to a question; undefined where it knows nothing of it. */
  ask: (path: string) => Promise<unknown>;
}

/**
 * What pages over the simulator have in common: their assets under a strict policy, and calls below `/api` that only they
 * themselves may make. Calls are passed on from here, so that the browser never holds the simulator's secret.
 *
 * @param files the assets that may be asked for by name
 */
export function simulatorPage(
  files: readonly string[],
  { simulatorUrl, simulatorSecret }: SimulatorAccess,
): SimulatorPage {
  const router = Router();
  const file = (name: string): RequestHandler => {
    return (_request, response) => response.sendFile(name, { root: assets, cacheControl: false });
  };

  router.use((_request, response, next) => {
    response.set({ 'Content-Security-Policy': policy, 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' });
    next();
  });
  for (const name of files) router.get(`/${name}`, file(name));
  router.use('/api', fromThisPageOnly, express.json({ limit: '16kb' }));
  router.param('id', mustMatch(/^[\da-f-]{36}$/));
  return { router, file, pass, ask };

  async function pass(request: Request, response: Response): Promise<void> {
    const content = request.method === 'GET' ? {} : { body: JSON.stringify(request.body ?? {}) };
    try {
      const answer = await call(request.url.replace(/^\/api/, ''), { method: request.method, ...content });
      response
        .status(answer.status)
        .type('json')
        .send(await answer.text());
    } catch {
      response.status(503).json({ code: 'simulator-away' });
    }
  }

  async function ask(path: string): Promise<unknown> {
    const answer = await call(path).catch(() => undefined);
    return answer?.ok ? answer.json() : undefined;
  }

  function call(path: string, options: RequestInit = {}) {
    const headers = { authorization: `Bearer ${simulatorSecret}`, 'content-type': 'application/json' };
    return fetch(new URL(path, simulatorUrl), { ...options, headers, signal: AbortSignal.timeout(10_000) });
  }
}

/** Nothing but a number, an address, a route or an id may become part of the address that is called. */
export function mustMatch(pattern: RegExp) {
  return (_request: Request, _response: Response, next: () => void, value: string): void => {
    if (!pattern.test(value)) throw new Problem('not-found', 'This is no number, no address, no route and no id.');
    next();
  };
}

/** Another site's page, or a name that was pointed at this machine, must not be able to press the buttons of this one. */
export const fromThisPageOnly: RequestHandler = (request, _response, next) => {
  const host = request.get('host') ?? '';
  const origin = request.get('origin');
  const site = request.get('sec-fetch-site') ?? 'same-origin';
  const sameSite = site === 'same-origin' || site === 'none';
  const sameOrigin = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  const named = isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost');
  if (!sameSite || !sameOrigin || !named) throw new Problem('cross-site', 'Open the page at its own address.');
  if (request.method !== 'GET' && !request.is('application/json')) {
    throw new Problem('content-type-unsupported', 'Send application/json.');
  }
  next();
};
