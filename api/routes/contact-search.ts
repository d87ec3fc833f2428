import { Router } from 'express';
import type { QueryFilter } from 'mongoose';
import { z } from 'zod';
import { attributeName } from '../../models/domain/contact-attributes.ts';
import { listName } from '../../models/domain/list-name.ts';
import { defined } from '../../models/domain/defined.ts';
import { businessKeys } from '../../models/events.ts';
import { emailKey, readEmailAddress } from '../../models/domain/email-address.ts';
import { businessId } from '../../models/domain/ids.ts';
import { readSender, spellingsOfNumber } from '../../models/domain/numbers/phone-number.ts';
import { ContactModel, type Contact } from '../../models/documents/contacts/contact.ts';
import { EventModel } from '../../models/documents/event.ts';
import { sharedNumbers } from '../../models/documents/contacts/shared-numbers.ts';
import type { ApiContext } from '../context.ts';
import { contactId } from '../http/cloud-events.ts';
import { countryCode, filterOf, timeRange } from '../http/filters.ts';
import { numbersMeant } from '../http/numbers-meant.ts';
import { describe } from '../http/openapi.ts';
import { findPage, pageQuery } from '../http/paging.ts';
import { parseOr, refusal } from '../http/problems.ts';
import { contactItem, toContactItem } from './contacts.ts';

const listQuery = pageQuery.extend({
  country: countryCode.optional(),
  numberState: contactItem.shape.numberState,
  emailState: contactItem.shape.emailState,
  list: listName.optional().meta({ description: 'Who is on this list.' }),
  ...timeRange,
});

const criteria = {
  id: contactId.optional().meta({ description: 'Your own id of the person.' }),
  phone: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .meta({
      description: 'In any spelling, national or international.',
      examples: ['07700 900123', '+44 (0)7700 900123', '8 916 123-45-67'],
    }),
  email: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .meta({ description: 'In great or small letters.', examples: ['ann@shop.example'] }),
  country: countryCode.optional().meta({ description: 'Of the person; also says which plan a national number is of.' }),
  businessKey: businessId.optional().meta({ description: 'An order, invoice or booking that an event told of.' }),
  attributes: z
    .record(attributeName, z.union([z.string().max(500), z.number(), z.boolean()]))
    .refine((asked) => Object.keys(asked).length > 0, 'must have at least one entry')
    .optional()
    .meta({ description: 'Each must be as given.', minProperties: 1 }),
};
const search = z
  .strictObject({
    ...criteria,
    limit: z.int().min(1).max(200).default(50),
    cursor: pageQuery.shape.cursor,
  })
  .refine((asked) => Object.keys(criteria).some((name) => Object.hasOwn(asked, name)), {
    error: `needs at least one of ${Object.keys(criteria).join(', ')}`,
  })
  .meta({ id: 'ContactSearch', anyOf: Object.keys(criteria).map((name) => ({ required: [name] })) });

describe('/v1/contacts', {
  get: {
    summary: 'Everybody, who came last first; personal data is searched by POST /v1/contacts/search',
    query: listQuery,
    responses: { 200: { list: contactItem } },
  },
});
describe('/v1/contacts/search', {
  post: {
    summary:
      'Find people by number, e-mail address, id, order, invoice, booking or attribute; all that is given must hold',
    body: { 'application/json': search },
    examples: {
      'application/json': {
        'By number': () => ({ phone: '07700 900123' }),
        'By order': () => ({ businessKey: 'A-1001' }),
        'By attribute': () => ({ attributes: { tier: 'gold' }, country: 'GB' }),
      },
    },
    responses: { 200: { list: contactItem } },
  },
});

/** Finds people. Addresses and attributes come in a body: the URL of a request is written into the logs of every proxy. */
export function contactSearchRoutes({ hashAddress }: Pick<ApiContext, 'hashAddress'>): Router {
  const router = Router();

  router.get('/v1/contacts', async (request, response) => {
    const { limit, cursor, list: lists, ...wanted } = parseOr('query-invalid', listQuery, request.query);
    response.json(await findLiving(filterOf('createdAt', { ...wanted, lists }), { limit, cursor }));
  });

  router.post('/v1/contacts/search', async (request, response) => {
    const { limit, cursor, phone, email, businessKey, ...plain } = parseOr('body-invalid', search, request.body);
    const conditions: QueryFilter<Contact>[] = [byProfile(plain)];
    if (phone !== undefined) conditions.push({ phone: { $in: await searched(phone, plain.country) } });
    if (email !== undefined) conditions.push({ emailHash: hashAddress(emailKey(meantEmail(email))) });
    if (businessKey !== undefined) conditions.push({ _id: { $in: await peopleOf(businessKey) } });
    response.json(await findLiving({ $and: conditions }, { limit, cursor }));
  });

  return router;
}

/** Those who are not erased, each with the others that have the same number. */
async function findLiving(filter: QueryFilter<Contact>, asked: { limit: number; cursor: string | undefined }) {
  const living = { $and: [filter, { erasedAt: null }] };
  const { items, ...next } = await findPage(ContactModel, 'createdAt', living, asked, (contact) => contact);
  const shared = await sharedNumbers(items.map(({ _id: id, addressHash }) => ({ id, addressHash })));
  return { items: items.map((contact) => toContactItem(contact, shared.get(contact._id))), ...next };
}

function byProfile({ id, country, attributes = {} }: Pick<z.output<typeof search>, 'id' | 'country' | 'attributes'>) {
  const asked = Object.entries(attributes).map(([name, value]) => [`attributes.${name}`, { $in: written(value) }]);
  return {
    ...defined<Partial<Pick<Contact, '_id' | 'country'>>>({ _id: id, country }),
    ...(Object.fromEntries(asked) as object),
  };
}

/** Text is kept composed, on rows from before that as it came. */
function written(value: string | number | boolean) {
  return typeof value === 'string' ? [...new Set([value.normalize('NFC'), value])] : [value];
}

/** Every spelling under which the number may be kept that somebody searches for. */
async function searched(written: string, country: string | undefined): Promise<string[]> {
  const meant = await numbersMeant(written, country);
  // Systems that keep numbers as numbers have lost the plus.
  const international = readSender(written);
  if (international) meant.push(international);
  if (meant.length === 0 && written.replaceAll(/\D/g, '').length < 5)
    throw refusal('body-invalid', [{ pointer: '/phone', detail: 'is not a number that can get texts' }]);
  return [...new Set(meant.flatMap(spellingsOfNumber))];
}

function meantEmail(written: string): string {
  const email = readEmailAddress(written);
  if (email === undefined) throw refusal('body-invalid', [{ pointer: '/email', detail: 'is not an e-mail address' }]);
  return email;
}

/** Nobody has more; a key that so many share is none. */
const mostPeople = 1_000;

/** Whom events of this order, invoice or booking were about. */
async function peopleOf(businessKey: string): Promise<string[]> {
  const written = Number.isSafeInteger(Number(businessKey)) ? [businessKey, Number(businessKey)] : [businessKey];
  const about = { $or: businessKeys.map((key) => ({ [`data.${key}`]: { $in: written } })) };
  const rows = await EventModel.find(about).select('contactId').limit(mostPeople).lean();
  return [...new Set(rows.map((row) => row.contactId))];
}
