import { fileURLToPath } from 'node:url';
import express, { Router, type Request, type Response } from 'express';
import { Problem } from './problems.ts';

const pages = fileURLToPath(new URL('pages', import.meta.url));

/**
 * The virtual phone, on development machines only: a page that shows the simulator's conversations. Its calls are
 * passed on from here, so that the browser never holds the simulator's secret.
 */
export function phoneRouter({
  simulatorUrl,
  simulatorSecret,
}: {
  simulatorUrl: string;
  simulatorSecret: string;
}): Router {
  const router = Router();

  async function pass(request: Request, response: Response, path: string): Promise<void> {
    const headers = { authorization: `Bearer ${simulatorSecret}`, 'content-type': 'application/json' };
    const body = request.method === 'GET' ? {} : { body: JSON.stringify(request.body) };
    const answer = await fetch(`${simulatorUrl}${path}`, { method: request.method, headers, ...body });
    response
      .status(answer.status)
      .type('json')
      .send(await answer.text());
  }
  const number = (request: Request) => encodeURIComponent(String(request.params['number']));

  router.use('/api', sameSiteOnly, express.json({ limit: '16kb' }));
  router.get('/api/phones', (request, response) => pass(request, response, '/phones'));
  router.get('/api/phones/:number', (request, response) => pass(request, response, `/phones/${number(request)}`));
  router.post('/api/phones/:number/replies', (request, response) =>
    pass(request, response, `/phones/${number(request)}/replies`),
  );
  router.put('/api/phones/:number/next', (request, response) =>
    pass(request, response, `/phones/${number(request)}/next`),
  );
  router.post('/api/messages/:id/receipts', (request, response) =>
    pass(request, response, `/messages/${encodeURIComponent(request.params.id)}/receipts`),
  );
  router.get('/', (_request, response) => {
    response.sendFile('phone.html', { root: pages });
  });
  router.use(express.static(pages, { index: false }));
  return router;
}

/** Another site's page must not be able to press the buttons of this one. */
function sameSiteOnly(request: Request, _response: Response, next: () => void): void {
  const site = request.get('sec-fetch-site');
  const ours = site === undefined || site === 'same-origin' || site === 'none';
  const local = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.get('host') ?? '');
  if (!ours || !local) throw new Problem('cross-site', 'Open the phone at its own address.');
  if (request.method !== 'GET' && !request.is('application/json')) {
    throw new Problem('content-type-unsupported', 'Send application/json.');
  }
  next();
}
