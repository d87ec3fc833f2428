import { Router } from 'express';
import { z } from 'zod';
import { consentInput, standingConsent } from '../../models/domain/consent.ts';
import { channels, purposes } from '../../models/domain/message.ts';
import { ConsentModel, type ConsentDocument } from '../../models/documents/consent-record.ts';
import { liftOptOut } from '../../models/documents/suppression.ts';
import { describe } from '../openapi.ts';
import { findPage, pageQuery } from '../paging.ts';
import { parseOr, Problem } from '../problems.ts';
import { living } from './contacts.ts';

const record = z
  .object({
    ...consentInput.shape,
    id: z.string(),
    at: z.iso.datetime(),
    recordedAt: z.iso.datetime(),
  })
  .meta({ id: 'Consent' });
const standing = z
  .object({ purpose: z.enum(purposes), channel: z.enum(channels), state: z.enum(['granted', 'withdrawn', 'missing']) })
  .meta({ id: 'StandingConsent' });

describe('/v1/contacts/{id}/consents', {
  post: {
    summary: 'Append a grant or a withdrawal with its evidence',
    body: { 'application/json': consentInput },
    answers: { 201: record },
  },
  get: {
    summary: 'The standing state, and the records it is derived from, newest first',
    query: pageQuery,
    answers: { 200: z.object({ standing: z.array(standing), items: z.array(record), next: z.string().optional() }) },
  },
});

export function consentRoutes(): Router {
  const router = Router();

  router.post('/v1/contacts/:id/consents', async (request, response) => {
    const contact = await living(request.params.id);
    if (!request.is('application/json')) throw new Problem('content-type-unsupported', 'Send application/json.');
    const input = parseOr('body-invalid', consentInput, request.body ?? {});
    const at = input.at ? new Date(input.at) : new Date();
    const created = await ConsentModel.create({ ...input, contactId: contact._id, at, recordedAt: new Date() });
    if (input.action === 'grant' && contact.addressHash) await liftOptOut(contact.addressHash, at);
    response.status(201).json(toItem(created.toObject()));
  });

  router.get('/v1/contacts/:id/consents', async (request, response) => {
    const contact = await living(request.params.id);
    const query = parseOr('query-invalid', pageQuery, request.query);
    const mine = { contactId: contact._id };
    const records = await ConsentModel.find(mine).select('action purpose channel at').lean();
    const page = await findPage(ConsentModel, 'at', mine, query, toItem);
    response.json({
      standing: purposes.flatMap((purpose) =>
        channels.map((channel) => ({ purpose, channel, state: standingConsent(records, purpose, channel) })),
      ),
      ...page,
    });
  });

  return router;
}

function toItem(row: ConsentDocument): z.output<typeof record> {
  const { _id, at, recordedAt, action, purpose, channel, source, wording, proof } = row;
  return {
    ...{ id: _id, action, purpose, channel, source },
    ...{ at: at.toISOString(), recordedAt: recordedAt.toISOString() },
    ...(wording ? { wording } : {}),
    ...(proof ? { proof } : {}),
  };
}
