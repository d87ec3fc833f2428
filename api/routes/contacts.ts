import { Router } from 'express';
import { z } from 'zod';
import { contactInput } from '../../models/domain/contact.ts';
import { ContactModel, type Contact } from '../../models/documents/contact.ts';
import { saveContacts } from '../../models/documents/save-contacts.ts';
import { contactId } from '../cloud-events.ts';
import type { ApiContext } from '../context.ts';
import { erase } from '../erase.ts';
import { describe } from '../openapi.ts';
import { parseOr, Problem } from '../problems.ts';

const contactItem = z
  .object({
    id: contactId,
    phone: z.string().optional(),
    country: z.string().optional(),
    region: z.string().optional(),
    timeZone: z.string().optional(),
    locale: z.string().optional(),
    attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Contact' });

describe('/v1/contacts/{id}', {
  put: {
    summary: 'Create or replace a contact',
    body: { 'application/json': contactInput },
    answers: { 200: contactItem, 201: contactItem },
  },
  get: { summary: 'Read a contact', answers: { 200: contactItem } },
  delete: { summary: 'Erase a contact everywhere; its runs end, an opt-out stays', answers: { 204: null } },
});

export function contactRoutes({ hashAddress, runs }: ApiContext): Router {
  const router = Router();

  router.put('/v1/contacts/:id', async (request, response) => {
    const id = parseOr('body-invalid', contactId, request.params.id, '/id');
    if (!request.is('application/json')) throw new Problem('content-type-unsupported', 'Send application/json.');
    const input = parseOr('body-invalid', contactInput, request.body ?? {});
    const hashed = input.phone ? { addressHash: hashAddress(input.phone) } : {};
    const [result] = await saveContacts([{ id, input, ...hashed }]);
    response.status(result === 'created' ? 201 : 200).json(toItem(await living(id)));
  });

  router.get('/v1/contacts/:id', async (request, response) => {
    response.json(toItem(await living(request.params.id)));
  });

  router.delete('/v1/contacts/:id', async (request, response) => {
    await erase(request.params.id, runs);
    response.status(204).end();
  });

  return router;
}

/** The contact, or a problem when there is none or it was erased. */
export async function living(id: string): Promise<Contact> {
  const contact = await ContactModel.findById(id).lean();
  if (!contact) throw new Problem('contact-unknown', 'Create it first: PUT /v1/contacts/:id.');
  if (contact.erasedAt) throw new Problem('contact-erased', 'An erased id cannot be used again.');
  return contact;
}

function toItem(contact: Contact): z.output<typeof contactItem> {
  const { _id: id, phone, country, region, timeZone, locale, attributes, createdAt, updatedAt } = contact;
  return {
    ...{ id, attributes, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
    ...(phone ? { phone } : {}),
    ...(country ? { country } : {}),
    ...(region ? { region } : {}),
    ...(timeZone ? { timeZone } : {}),
    ...(locale ? { locale } : {}),
  };
}
