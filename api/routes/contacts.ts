import { Router } from 'express';
import { z } from 'zod';
import { defined } from '../../models/domain/defined.ts';
import { encodeId } from '../../models/domain/encode.ts';
import { misfits } from '../../models/attributes.ts';
import { contactInput } from '../../models/domain/contact.ts';
import { contactDoubts } from '../../models/domain/contact-doubts.ts';
import { endedNow } from '../../models/documents/across/ended-now.ts';
import { addressHashes } from '../../models/documents/contacts/address-hashes.ts';
import { ContactModel, type Contact } from '../../models/documents/contacts/contact.ts';
import { NumberCheckModel, type NumberCheckDocument } from '../../models/documents/number-check.ts';
import { replaceContact } from '../../models/documents/contacts/replacement.ts';
import { sharedNumbers } from '../../models/documents/contacts/shared-numbers.ts';
import { contactId } from '../http/cloud-events.ts';
import type { ApiContext } from '../context.ts';
import { patchContact } from '../effects/patch-contact.ts';
import { erase } from '../effects/erase.ts';
import { isTemporalAway } from '../runs/grpc-status.ts';
import { describe } from '../http/openapi.ts';
import { parseOr, Problem } from '../http/problems.ts';

const numberCheck = z
  .object({
    state: z.enum(['reachable', 'unreachable', 'invalid', 'unknown']),
    line: z.enum(['mobile', 'fixed', 'voip']).optional(),
    network: z.string().optional(),
    country: z.string().optional(),
    checkedAt: z.iso.datetime(),
  })
  .meta({ id: 'NumberCheck', description: 'What the network last said of the number.' });
const checkStarted = z.object({ workflowId: z.string() }).meta({ id: 'NumberCheckStarted' });

const addressState = z.enum(['stale', 'unreachable']);

const chatId = z
  .string()
  .optional()
  .meta({ description: 'The id of the chat that the person has connected by a link of ours.' });

/** A contact as the API shows it. */
export const contactItem = z
  .object({
    id: z.string(),
    phone: z.string().optional(),
    phoneRaw: z.string().optional().meta({ description: 'The number as it was written.' }),
    phoneType: z.string().optional().meta({ description: 'By the numbering plan, such as MOBILE.' }),
    email: z.string().optional(),
    telegram: chatId,
    max: chatId,
    numberState: addressState.optional().meta({ description: 'Of the number: marketing to it stops.' }),
    emailState: addressState.optional().meta({ description: 'Of the e-mail address: marketing to it stops.' }),
    numberCheck: numberCheck.optional(),
    country: z.string().optional().meta({ description: 'That of the number, where it tells.' }),
    statedCountry: z.string().optional().meta({ description: 'As it was stated.' }),
    region: z.string().optional(),
    timeZone: z.string().optional(),
    locale: z.string().optional(),
    sharedWith: z.array(z.string()).optional().meta({
      description: 'Other contacts that have the same number, at most five; caps count what the number gets.',
    }),
    doubts: z
      .array(z.object({ field: z.string(), reason: z.string() }))
      .optional()
      .meta({ description: 'What does not fit the number; both hold.' }),
    ended: z
      .object({
        marketing: z.boolean(),
        matters: z.array(z.string()).meta({ description: 'Topics, or journeys by their names.' }),
        everything: z.boolean().meta({ description: 'Only answers to what the person writes still come.' }),
      })
      .optional()
      .meta({ description: 'What the person has ended, as it stands now; of one contact, not in lists.' }),
    lists: z.array(z.string()).optional().meta({ description: 'The lists that it is on, by name.' }),
    attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Contact' });

const contactExamples = {
  'A British number': () => ({
    phone: '+447700900123',
    email: 'ann@shop.example',
    timeZone: 'Europe/London',
    locale: 'en-GB',
    attributes: { tier: 'gold' },
  }),
  'A Russian one, as people write it': () => ({ phone: '8 (916) 123-45-67', country: 'RU', locale: 'ru' }),
};

const patchExamples = {
  'One attribute': () => ({ attributes: { tier: 'platinum' } }),
  'Another number, and no language any more': () => ({ phone: '+447700900124', locale: null }),
};

describe('/v1/contacts/{id}', {
  put: {
    summary: 'Create or replace a contact',
    body: { 'application/json': contactInput },
    examples: { 'application/json': contactExamples },
    responses: { 200: contactItem, 201: contactItem },
  },
  patch: {
    summary: 'Create a contact, or change what is named of it: null removes, what is not named stays (RFC 7396)',
    body: { 'application/merge-patch+json': contactInput, 'application/json': contactInput },
    examples: { 'application/merge-patch+json': patchExamples, 'application/json': patchExamples },
    responses: { 200: contactItem, 201: contactItem },
  },
  get: { summary: 'Read a contact', responses: { 200: contactItem } },
  delete: {
    summary: 'Erase a contact everywhere; its runs end, an opt-out stays',
    responses: { 202: null, 204: null },
  },
});

describe('/v1/contacts/{id}/check-number', {
  post: {
    summary: 'Ask the network about the number, unless it was asked in the last 30 days; look-ups cost money',
    responses: { 202: checkStarted },
  },
});

const fittingContact = contactInput.superRefine(({ attributes }, context) => {
  for (const { name, detail } of misfits(attributes))
    context.addIssue({ code: 'custom', path: ['attributes', name], message: detail });
});

export function contactRoutes({ hashAddress, runs }: ApiContext): Router {
  const router = Router();

  router.put('/v1/contacts/:id', async (request, response) => {
    const id = parseOr('body-invalid', contactId, request.params.id, '/id');
    const input = parseOr('body-invalid', fittingContact, request.body);
    const result = await replaceContact(id, input, addressHashes(input, hashAddress));
    response.status(result === 'created' ? 201 : 200).json(await shown(await living(id)));
  });

  router.patch('/v1/contacts/:id', async (request, response) => {
    const { id } = request.params;
    const patch = parseOr('body-invalid', z.record(z.string(), z.unknown()), request.body);
    const result = await patchContact(id, patch, hashAddress);
    response.status(result === 'created' ? 201 : 200).json(await shown(await living(id)));
  });

  router.get('/v1/contacts/:id', async (request, response) => {
    const { addressHash } = await living(request.params.id);
    const check = addressHash ? await NumberCheckModel.findById(addressHash).lean() : null;
    // Read after the answer of the network: a look-up marks the contact first, and the two must not differ here.
    const contact = await living(request.params.id);
    const isOfIt = check && contact.addressHash === addressHash;
    response.json({ ...(await shown(contact)), ...(isOfIt ? { numberCheck: checkItem(check) } : {}) });
  });

  router.post('/v1/contacts/:id/check-number', async (request, response) => {
    const { _id: id, phone } = await living(request.params.id);
    if (!phone) throw new Problem('contact-state', 'The contact has no phone number: give it one first.');
    const workflowId = `number-check/${encodeId(id)}`;
    await runs.startNumberCheck(workflowId, id);
    response.status(202).json({ workflowId });
  });

  router.delete('/v1/contacts/:id', async (request, response) => {
    try {
      await erase(idOf(request.params.id), runs);
      response.status(204).end();
    } catch (error) {
      if (!isTemporalAway(error)) throw error;
      // The person is erased; a chore ends the runs once Temporal is back.
      response.status(202).end();
    }
  });

  return router;

  /** A contact, who else has its number, and what it has ended. */
  async function shown(contact: Contact): Promise<z.output<typeof contactItem>> {
    const { _id: id, addressHash } = contact;
    const [shared, ended] = await Promise.all([sharedNumbers([{ id, addressHash }]), endedNow(id, hashAddress)]);
    return { ...toContactItem(contact, shared.get(id)), ...(ended ? { ended } : {}) };
  }
}

function checkItem({ _id: _hash, checkedAt, ...check }: NumberCheckDocument): z.output<typeof numberCheck> {
  return { ...check, checkedAt: checkedAt.toISOString() };
}

/** The id of a contact as it is kept, from a path. */
export function idOf(written: string): string {
  return contactId.safeParse(written).data ?? written;
}

/** The contact, or a problem when there is none or it was erased. */
export async function living(written: string): Promise<Contact> {
  const contact = await ContactModel.findById(idOf(written)).lean();
  if (!contact) throw new Problem('contact-unknown', 'Create it first: PUT /v1/contacts/:id.');
  if (contact.erasedAt) throw new Problem('contact-erased', 'An erased id cannot be used again.');
  return contact;
}

/** @param sharedWith others that have its number */
export function toContactItem(contact: Contact, sharedWith?: string[]): z.output<typeof contactItem> {
  const doubts = contactDoubts(contact);
  return defined({
    id: contact._id,
    attributes: contact.attributes,
    createdAt: contact.createdAt.toISOString(),
    updatedAt: contact.updatedAt.toISOString(),
    phone: contact.phone,
    phoneRaw: contact.phoneRaw,
    phoneType: contact.phoneType,
    email: contact.email,
    telegram: contact.telegram,
    max: contact.max,
    numberState: contact.numberState,
    emailState: contact.emailState,
    country: contact.country,
    statedCountry: contact.statedCountry,
    region: contact.region,
    timeZone: contact.timeZone,
    locale: contact.locale,
    sharedWith,
    ...(contact.lists?.length ? { lists: contact.lists.toSorted() } : {}),
    ...(doubts.length > 0 ? { doubts } : {}),
  });
}
