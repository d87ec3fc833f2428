import { brandOf, helpIn, inLocale, locales } from '../../models/installation.ts';
import { randomUUID } from 'node:crypto';
import express, { Router, type NextFunction, type Request, type Response } from 'express';
import { hasEnded, together, type Reach } from '../../models/domain/consent/suppression.ts';
import { textFor } from '../../models/domain/message.ts';
import { isDatabaseAway } from '../../models/documents/connect.ts';
import { ContactModel, type Contact } from '../../models/documents/contacts/contact.ts';
import { DeliveryModel, type Delivery } from '../../models/documents/deliveries/delivery.ts';
import { SuppressionModel, type Suppression } from '../../models/documents/suppression.ts';
import type { ApiContext } from '../context.ts';
import { describe } from '../http/openapi.ts';
import { optOut, recipientOf } from '../effects/consents/opt-out.ts';
import { languageAsked, readerPageHeaders } from '../pages/reader-page.ts';
import { hasMatter, matterOf } from '../effects/consents/opt-out-reach.ts';
import { unsubscribePage, type UnsubscribePage, type UnsubscribeState } from '../pages/unsubscribe-page.ts';

const responses = {
  200: { as: 'text/html' },
  404: { as: 'text/html' },
  410: { as: 'text/html' },
  503: { as: 'text/html' },
};
describe('/u/{token}', {
  get: { summary: 'The page behind an unsubscribe link; shows, never acts', query: 'any', responses, open: true },
  post: {
    summary: 'Unsubscribe: by the button of the page, or in one click by a mail program (RFC 8058)',
    query: 'any',
    body: 'any',
    responses,
    open: true,
  },
});

/** Whom a link is about. All are gone where the person was erased; the link then changes nothing and still answers. */
interface Reader {
  row: Delivery | null;
  contact: Contact | null;
  /** The number that got the message, and the person where it is still his. */
  meant: Awaited<ReturnType<typeof recipientOf>>;
  standing: Standing;
}

/** What has ended; `firm`: by more than a keyword, which START would undo. */
interface Standing extends Reach {
  marketing: boolean;
  firm: boolean;
  carrier: boolean;
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
    show(request, response, reader, reader?.standing.marketing ? 'stands' : 'question');
  });

  router.post('/u/:token', async (request, response) => {
    const reader = await find(request.params.token);
    if (reader?.row) await unsubscribe({ ...reader, row: reader.row }, request);
    show(request, response, reader?.row ? await find(request.params.token) : reader, 'done');
  });

  // A reader cannot read a problem document, least of all one in another language.
  router.use('/u', (error: unknown, request: Request, response: Response, next: NextFunction) => {
    const page = unsubscribePage({ shows: 'away', language: languageAsked(request) });
    if (isDatabaseAway(error)) response.status(503).set('Retry-After', '60').type('html').send(page);
    else next(error);
  });

  async function find(token: string): Promise<Reader | undefined> {
    const deliveryId = context.unsubscribe.deliveryOf(token);
    if (!deliveryId) return undefined;
    const row = await DeliveryModel.findById(deliveryId).lean();
    const contact = row && (await ContactModel.findById(row.contactId).lean());
    const meant = row ? await recipientOf(row) : undefined;
    const listed = meant?.addressHash ? await SuppressionModel.findById(meant.addressHash).lean() : null;
    return { row, contact, meant, standing: standingOf(listed, contact) };
  }

  /**
   * Of the number that got the message, and of the person it was for, who may have another number by now. A second click
   * on a link adds nothing to what stands, unless only a keyword had said so, or more is wanted now.
   */
  async function unsubscribe({ row, meant, standing }: Reader & { row: Delivery }, request: Request): Promise<void> {
    if (!meant) return;
    const reach = reachAsked(request, row);
    const isMore = reach.everything ? !standing.everything : reach.matters && !hasEnded(standing, row);
    if (!isMore && standing.firm && meant.contactId) return;
    const source = `link in delivery ${row._id}`;
    await optOut(context, {
      _id: randomUUID(),
      by: isOneClick(request) ? 'one-click' : 'link',
      source,
      at: new Date(),
      ...meant,
      contactId: row.contactId,
      deliveryId: row._id,
      ...reach,
    });
  }

  return router;
}

/** What has ended for the number or for the person, who may have another one by now. */
function standingOf(listed: Suppression | null, contact: Contact | null): Standing {
  const further = together(listed, contact?.ended);
  const marketing = listed !== null && listed.reason !== 'matter';
  return { ...further, marketing, firm: marketing && listed.by !== 'keyword', carrier: listed?.reason === 'carrier' };
}

/** RFC 8058 section 3.1: the body says so, as a form in either encoding. */
function isOneClick({ body }: Request): boolean {
  return typeof body === 'string' && body.includes('List-Unsubscribe') && body.includes('One-Click');
}

/** What else than marketing the button ends. */
function reachAsked({ body }: Request, row: Delivery): Reach {
  const form = typeof body === 'string' ? body : '';
  const [, part] = /name="scope"\s+(\w+)/.exec(form) ?? [];
  const scope = part ?? new URLSearchParams(form).get('scope');
  if (scope === 'everything') return { everything: true };
  return scope === 'matter' && hasMatter(row) ? { matters: [matterOf(row)] } : {};
}

function show(request: Request, response: Response, reader: Reader | undefined, shows: UnsubscribeState): void {
  const language = languageOf(request, reader);
  response
    // Of an erased person nothing can be ended, and a mail program that asks by one click must not say that it was.
    .status(reader ? (reader.meant ? 200 : 410) : 404)
    .type('html')
    .send(unsubscribePage(pageFor(reader, shows, language)));
}

function pageFor(reader: Reader | undefined, shows: UnsubscribeState, language: string): UnsubscribePage {
  if (!reader) return { shows: 'unknown', language };
  // Whom an erased person's number belongs to is not known any more, so that nothing can be promised.
  return reader.meant ? pageOf(reader, shows, language) : { shows: 'gone', language };
}

function pageOf({ row, standing }: Reader, shows: UnsubscribeState, language: string): UnsubscribePage {
  const brand = brandOf(row?.brand);
  const said = { language, brand: inLocale(brand.name, language), help: helpIn(brand, language) };
  const over = standing.everything === true || standing.carrier;
  const ended = row !== null && hasEnded(standing, row);
  const matter = row !== null && hasMatter(row) ? ({ matter: ended ? 'ended' : 'goes-on' } as const) : {};
  return { shows: over ? 'over' : shows, ...said, ...matter };
}

/** That of the message, else of the person, else what the browser asks for. */
function languageOf(request: Request, reader: Reader | undefined): string {
  const known = reader?.row?.locale ?? reader?.contact?.locale;
  return known === undefined
    ? languageAsked(request)
    : textFor(Object.fromEntries(locales.map((each) => [each, each])), known).locale;
}
