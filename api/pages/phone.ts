import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { describe } from '../http/openapi.ts';
import { peopleRoutes } from './phone-people.ts';
import { Problem } from '../http/problems.ts';

const pages = fileURLToPath(new URL('assets', import.meta.url));
const files = [
  'phone.js',
  'phone-view.js',
  'phone-words.js',
  'phone-keys.js',
  'timeline.js',
  'phone.css',
  'phone-list.css',
  'phone-conversation.css',
  'phone-next.css',
  'timeline.css',
];
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const asPage = {
  summary: 'The virtual phone',
  query: 'any',
  responses: { 200: null },
  open: true,
  page: true,
} as const;
describe('/phone', { get: asPage });
describe('/phone/{+file}', { get: asPage, post: asPage, put: asPage });

export interface PhoneOptions {
  simulatorUrl: string;
  simulatorSecret: string;
}

/**
 * The virtual phone, on development machines only: a page that shows the simulator's conversations, and one with the
 * timeline of a contact. Its calls are
 * passed on from here, so that the browser never holds the simulator's secret.
 */
export function phoneRouter({ simulatorUrl, simulatorSecret }: PhoneOptions): Router {
  const router = Router();

  router.use((_request, response, next) => {
    response.set({ 'Content-Security-Policy': policy, 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' });
    next();
  });
  router.get('/', (_request, response) => {
    response.sendFile('phone.html', { root: pages, cacheControl: false });
  });
  router.get('/contacts/:contact', (_request, response) => {
    response.sendFile('timeline.html', { root: pages, cacheControl: false });
  });
  for (const file of files) {
    router.get(`/${file}`, (_request, response) => {
      response.sendFile(file, { root: pages, cacheControl: false });
    });
  }

  router.use('/api', fromThisPageOnly, express.json({ limit: '16kb' }));
  router.param('number', mustMatch(/^[+\d]{1,20}$/));
  router.param('id', mustMatch(/^[\da-f-]{36}$/));
  router.use('/api', peopleRoutes());
  router.get('/api/phones', pass);
  router.get('/api/phones/:number', pass);
  router.post('/api/phones/:number/replies', pass);
  router.put('/api/phones/:number/next', pass);
  router.post('/api/messages/:id/receipts', pass);
  router.get('/api/stats', pass);
  return router;

  async function pass(request: Request, response: Response): Promise<void> {
    const headers = { authorization: `Bearer ${simulatorSecret}`, 'content-type': 'application/json' };
    const body = request.method === 'GET' ? {} : { body: JSON.stringify(request.body ?? {}) };
    const url = new URL(request.url.replace(/^\/api/, ''), simulatorUrl);
    try {
      const options = { method: request.method, headers, signal: AbortSignal.timeout(10_000), ...body };
      const answer = await fetch(url, options);
      const content = await answer.text();
      response.status(answer.status).type('json').send(content);
    } catch {
      response.status(503).json({ code: 'simulator-away' });
    }
  }
}

/** Nothing but a number or an id may become part of the address that is called. */
function mustMatch(pattern: RegExp) {
  return (_request: Request, _response: Response, next: () => void, value: string): void => {
    if (!pattern.test(value)) throw new Problem('not-found', 'This is neither a number nor the id of a message.');
    next();
  };
}

/** Another site's page, or a name that was pointed at this machine, must not be able to press the buttons of this one. */
const fromThisPageOnly: RequestHandler = (request, _response, next) => {
  const host = request.get('host') ?? '';
  const origin = request.get('origin');
  const site = request.get('sec-fetch-site') ?? 'same-origin';
  const sameSite = site === 'same-origin' || site === 'none';
  const sameOrigin = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  const named = isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost');
  if (!sameSite || !sameOrigin || !named) throw new Problem('cross-site', 'Open the phone at its own address.');
  if (request.method !== 'GET' && !request.is('application/json')) {
    throw new Problem('content-type-unsupported', 'Send application/json.');
  }
  next();
};
