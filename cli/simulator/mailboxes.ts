import { Router } from 'express';
import { request as send } from 'undici';
import { pageQuery } from './control.ts';
import type { Letter, Mailbox, Store } from './store.ts';

/** What the mailbox page and the tests use: letters by mailbox, and the click that a mail provider makes for a reader. */
export function mailboxRoutes(store: Store): Router {
  const router = Router();

  /** Mailboxes, the one with the latest letter first. */
  router.get('/mailboxes', (request, response) => {
    const { limit, before = Infinity, contains } = pageQuery.parse(request.query);
    const sought = contains.trim().toLowerCase();
    const found = [...store.mailboxes]
      .reverse()
      .flatMap(([key, mailbox]) => (mailbox.order < before && key.includes(sought) ? [mailbox] : []));
    const mailboxes = found.slice(0, limit);
    response.json({
      total: store.mailboxes.size,
      mailboxes: mailboxes.map(summary),
      ...(found.length > limit ? { before: mailboxes.at(-1)?.order } : {}),
    });
  });

  /** The letters of one mailbox, oldest first; without their HTML, which is a page of its own. */
  router.get('/mailboxes/:address', (request, response) => {
    const { limit, before = Infinity } = pageQuery.parse(request.query);
    const mailbox = store.mailboxes.get(request.params.address.toLowerCase());
    const letters = mailbox?.letters ?? [];
    const end = Math.min(before, letters.length);
    const start = Math.max(0, end - limit);
    response.json({
      address: mailbox?.address ?? request.params.address,
      letters: letters.slice(start, end).map(shown),
      ...(start > 0 ? { before: start } : {}),
    });
  });

  router.get('/letters/:id/html', (request, response) => {
    const html = store.letters.get(request.params.id)?.html;
    if (html === undefined) response.status(404).json({ code: 'letter-unknown' });
    else response.json({ html });
  });

  /** One click (RFC 8058): the mail provider posts to the address in the letter, and its reader sees no page. */
  router.post('/letters/:id/unsubscribe', async (request, response) => {
    const unsubscribe = store.letters.get(request.params.id)?.unsubscribe;
    if (!unsubscribe?.oneClick) {
      response.status(404).json({ code: 'letter-unknown' });
      return;
    }
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = 'List-Unsubscribe=One-Click';
    const answer = await send(unsubscribe.url, { method: 'POST', headers, body, headersTimeout: 5_000 }).catch(
      () => undefined,
    );
    await answer?.body.dump();
    if (answer) response.json({ status: answer.statusCode });
    else response.status(502).json({ code: 'unsubscribe-away' });
  });

  return router;
}

function summary({ address, order, letters }: Mailbox) {
  const last = letters.at(-1);
  return { address, order, count: letters.length, lastSubject: last?.subject ?? '', lastAt: iso(last?.at ?? 0) };
}

function shown({ html, at, ...letter }: Letter) {
  return { ...letter, at: iso(at), hasHtml: html !== undefined };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
