import { brandOf, inLocale } from '../../models/installation.ts';
import { fileURLToPath } from 'node:url';
import { Router, type Request } from 'express';
import { DeliveryModel } from '../../models/documents/deliveries/delivery.ts';
import { messages } from '../../workflows/own/double-opt-in.ts';
import { confirmConsent, confirmed, pendingOf, type Pending } from '../effects/consents/confirm-consent.ts';
import { confirmPage, type ConfirmPage } from '../pages/confirm-page.ts';
import type { ApiContext } from '../context.ts';
import { describe } from '../http/openapi.ts';
import { languageAsked, readerPageHeaders } from '../pages/reader-page.ts';

const pages = fileURLToPath(new URL('../pages/assets', import.meta.url));
const responses = { 200: { as: 'text/html' }, 410: { as: 'text/html' } };
describe('/c/{token}', {
  get: { summary: 'The page behind a confirmation link; shows, never acts', query: 'any', responses, open: true },
  post: { summary: 'Confirm the consent that the page shows', query: 'any', body: 'any', responses, open: true },
});

/** The link variant of a double opt-in. Scanners fetch every link of a message, so only the button acts. */
export function confirmRoutes(context: ApiContext): Router {
  const router = Router();
  router.use('/c', (_request, response, next) => {
    response.set(readerPageHeaders);
    next();
  });

  router.get('/c/confirm.css', (_request, response) => {
    response.sendFile('confirm.css', { root: pages, cacheControl: false });
  });

  router.get('/c/:token', async (request, response) => {
    const pending = await find(request.params.token);
    const page = pending ? shown(pending, (await confirmed(pending)) ? 'done' : 'question') : over(request);
    response
      .status(pending ? 200 : 410)
      .type('html')
      .send(confirmPage(page));
  });

  router.post('/c/:token', async (request, response) => {
    const pending = await find(request.params.token);
    if (pending) {
      const proof = `the link in text ${pending.deliveryId} was opened and the button pressed`;
      const userAgent = request.get('user-agent')?.slice(0, 500);
      const person = { ...(request.ip ? { ip: request.ip } : {}), ...(userAgent ? { userAgent } : {}) };
      await confirmConsent(context, pending, { method: 'link', proof, at: new Date(), ...person });
    }
    const page = pending ? shown(pending, 'done') : over(request);
    response
      .status(pending ? 200 : 410)
      .type('html')
      .send(confirmPage(page));
  });

  async function find(token: string): Promise<Pending | undefined> {
    const deliveryId = context.confirmations.deliveryOf(token);
    const row = deliveryId && (await DeliveryModel.findById(deliveryId).lean());
    return row && row.message === messages.link.key ? pendingOf(context.runs, row, new Date()) : undefined;
  }

  return router;
}

function shown(pending: Pending, shows: 'question' | 'done'): ConfirmPage {
  const { brand, language } = pending.request;
  return { shows, language, brand: inLocale(brandOf(brand).name, language), wording: pending.words.text };
}

/** An unknown link has no language of its own; the browser says which its reader has. */
function over(request: Request): ConfirmPage {
  return { shows: 'over', language: languageAsked(request) };
}
