import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { defined } from '../../models/domain/defined.ts';
import { opaqueId } from '../../models/domain/ids.ts';
import { saying } from '../../models/domain/saying.ts';
import { isVisible } from '../../models/domain/texts/marks.ts';
import { keyLabelOf } from '../http/auth.ts';
import type { ApiContext } from '../context.ts';
import { describe } from '../http/openapi.ts';
import { optOut } from '../effects/consents/opt-out.ts';
import { parseOr } from '../http/problems.ts';
import { living } from './contacts.ts';

export const optOutInput = z
  .strictObject({
    by: z.enum(['api', 'team', 'complaint']).default('api').meta({ description: 'A complaint is never undone.' }),
    scope: z.enum(['marketing', 'everything']).default('marketing').meta({
      description: '`everything`: no more texts at all, but for answers to what the person writes.',
    }),
    source: saying(200).trim().meta({ description: 'Where it was said: a call, a shop. No personal data.' }),
    method: z.enum(['call', 'paper', 'web-box']).optional().meta({ description: 'How it was said.' }),
    actor: opaqueId.optional().meta({ description: 'Who records it; the label of the API key if not said.' }),
    proof: z.string().max(1000).optional().meta({ description: 'What shows that it was this person.' }),
  })
  .meta({ id: 'OptOutInput' });
const optOutItem = z
  .object({
    id: z.string(),
    by: optOutInput.shape.by,
    scope: optOutInput.shape.scope,
    at: z.iso.datetime(),
  })
  .meta({ id: 'OptOut' });

describe('/v1/contacts/{id}/opt-outs', {
  post: {
    summary: 'End all marketing, or all messages, to a person who said so elsewhere, or complained',
    body: { 'application/json': optOutInput },
    examples: { 'application/json': { 'Said on the phone': () => ({ by: 'team', source: 'hotline' }) } },
    responses: { 201: optOutItem },
  },
});

/** Opt-outs and complaints that were heard somewhere else than in a reply. */
export function optOutRoutes(context: ApiContext): Router {
  const router = Router();
  router.post('/v1/contacts/:id/opt-outs', async (request, response) => {
    const { _id: contactId, addressHash } = await living(request.params.id);
    const {
      by,
      scope,
      source,
      proof,
      method,
      actor = keyLabelOf(response),
    } = parseOr('body-invalid', optOutInput, request.body);
    const reach = scope === 'everything' ? { everything: true } : {};
    // An opt-out counts without a proof, so one that says nothing is left out and refuses nothing.
    const act = { _id: randomUUID(), by, contactId, source, actor, ...reach, at: new Date() };
    await optOut(context, defined({ ...act, ...(proof && isVisible(proof) ? { proof } : {}), method, addressHash }));
    response.status(201).json({ id: act._id, by, scope, at: act.at.toISOString() });
  });
  return router;
}
