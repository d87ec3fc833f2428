import type { Router } from 'express';
import { z } from 'zod';
import { describe } from '../http/openapi.ts';
import { Problem } from '../http/problems.ts';
import { fromThisPageOnly, mustMatch, simulatorPage, type SimulatorAccess } from './simulator-page.ts';

const files = [
  'mailbox.js',
  'mailbox-view.js',
  'mailbox-words.js',
  'page-parts.js',
  'language.js',
  'phone.css',
  'phone-list.css',
  'mailbox.css',
];

const asPage = {
  summary: 'The mailboxes of the simulated mail server',
  query: 'any',
  responses: { 200: null },
  open: true,
  page: true,
} as const;
describe('/mailbox', { get: asPage });
describe('/mailbox/{+file}', { get: asPage, post: asPage });

/** For the HTML of a letter, which may come from anybody: no script runs, nothing is fetched, and links open beside it. */
const letterPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

const letter = z.object({ html: z.string() });

/** The mailbox page, on development machines only: the letters that the simulated mail server has taken. */
export function mailboxRouter(simulator: SimulatorAccess): Router {
  const { router, file, pass, ask } = simulatorPage(files, simulator);
  router.get('/', file('mailbox.html'));

  router.param('address', mustMatch(/^[^\s/\\?#]{1,320}$/));
  router.get('/api/mailboxes', pass);
  router.get('/api/mailboxes/:address', pass);
  router.post('/api/letters/:id/unsubscribe', pass);

  router.use('/letters', fromThisPageOnly);
  router.get('/letters/:id', async (request, response) => {
    const found = letter.safeParse(await ask(`/letters/${request.params.id}/html`));
    if (!found.success) throw new Problem('not-found', 'There is no letter of this id that has HTML.');
    response.set('Content-Security-Policy', letterPolicy).type('html').send(withLinksBeside(found.data.html));
  });
  return router;
}

/** A link of a letter leads out of the frame in which the letter stands. */
function withLinksBeside(html: string): string {
  const base = '<base target="_blank">';
  const head = /<head[^>]*>/i;
  return head.test(html) ? html.replace(head, (tag) => `${tag}${base}`) : `${base}${html}`;
}
