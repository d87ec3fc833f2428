import { randomUUID } from 'node:crypto';
import express, { Router, type Request, type Response } from 'express';
import { brands, defaultBrand } from '../../models/domain/brands.ts';
import { textFor, type Locale } from '../../models/domain/message.ts';
import { ContactModel, type Contact } from '../../models/documents/contact.ts';
import { DeliveryModel, type Delivery } from '../../models/documents/delivery.ts';
import { SuppressionModel } from '../../models/documents/suppression.ts';
import type { ApiContext } from '../context.ts';
import { describe } from '../openapi.ts';
import { optOut, recipientOf } from '../opt-out.ts';
import { languageAsked, readerPageHeaders } from '../reader-page.ts';
import { unsubscribePage } from '../unsubscribe-page.ts';

const answers = { 200: { as: 'text/html' }, 404: { as: 'text/html' } };
describe('/u/{token}', {
  get: { summary: 'The page behind an unsubscribe link; shows, never acts', query: 'any', answers, open: true },
  post: {
    summary: 'Unsubscribe: by the button of the page, or in one click by a mail program (RFC 8058)',
    query: 'any',
    body: 'any',
    answers,
    open: true,
  },
});

/** Whom a link is about. Both are gone where the person was erased; the link then changes nothing and still answers. */
interface Reader {
  row: Delivery | null;
  contact: Contact | null;
}

/** Unsubscribing by link. Scanners and previews fetch every link of a message, so only a POST acts. */
export function unsubscribeRoutes(context: ApiContext): Router {
  const router = Router();
  router.use('/u', express.text({ type: () => true, limit: '16kb' }), (_request, response, next) => {
    response.set(readerPageHeaders);
    next();
  });

  router.get('/u/:token', async (request, response) => {
    const reader = await find(request.params.token);
    show(request, response, reader, 'question');
  });

  router.post('/u/:token', async (request, response) => {
    const reader = await find(request.params.token);
    if (reader?.row) await unsubscribe(reader.row, isOneClick(request));
    show(request, response, reader, 'done');
  });

  async function find(token: string): Promise<Reader | undefined> {
    const deliveryId = context.unsubscribe.deliveryOf(token);
    if (!deliveryId) return undefined;
    const row = await DeliveryModel.findById(deliveryId).lean();
    return { row, contact: row && (await ContactModel.findById(row.contactId).lean()) };
  }

  /**
   * Of the number that got the message, and of the person it was for, who may have another number by now. A second click
   * on a link adds nothing to what stands, unless only a keyword had said so.
   */
  async function unsubscribe(row: Delivery, oneClick: boolean): Promise<void> {
    const meant = await recipientOf(row);
    if (!meant) return;
    const stands = meant.addressHash && (await SuppressionModel.findById(meant.addressHash).lean());
    if (stands && stands.by !== 'keyword' && meant.contactId) return;
    const source = `link in delivery ${row._id}`;
    await optOut(context, {
      ...{ _id: randomUUID(), by: oneClick ? 'one-click' : 'link', source, at: new Date() },
      ...{ ...meant, contactId: row.contactId },
    });
  }

  return router;
}

/** RFC 8058 section 3.1: the body says so, as a form in either encoding. */
function isOneClick({ body }: Request): boolean {
  return typeof body === 'string' && body.includes('List-Unsubscribe') && body.includes('One-Click');
}

function show(request: Request, response: Response, reader: Reader | undefined, shows: 'question' | 'done'): void {
  const language = languageOf(request, reader);
  const brand = brands[reader?.row?.brand ?? defaultBrand].name[language];
  const page = reader ? ({ shows, language, brand } as const) : ({ shows: 'unknown', language } as const);
  response
    .status(reader ? 200 : 404)
    .type('html')
    .send(unsubscribePage(page));
}

/** That of the message, else of the person, else what the browser asks for. */
function languageOf(request: Request, reader: Reader | undefined): Locale {
  const known = reader?.row?.locale ?? reader?.contact?.locale;
  return known === undefined ? languageAsked(request) : textFor({ en: '', ru: '' }, known).locale;
}
