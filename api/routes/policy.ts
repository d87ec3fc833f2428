import { brandIds, defaultBrand, installation } from '../../models/installation.ts';
import { Router } from 'express';
import { z } from 'zod';
import { evidenceParts, evidences } from '../../models/domain/consent/consent-evidence.ts';
import { defined } from '../../models/domain/defined.ts';
import { channels, kinds, topics } from '../../models/domain/message.ts';
import type { GateMessage } from '../../models/domain/deliveries/gate.ts';
import { explain, type Explanation } from '../../models/domain/policy/explain.ts';
import type { Rule } from '../../models/domain/policy/rule.ts';
import { gateFacts, readGateFacts } from '../../models/documents/across/gate-facts.ts';
import { usualChannel } from '../../models/domain/deliveries/usual-channel.ts';
import type { Suppression } from '../../models/documents/suppression.ts';
import type { ApiContext } from '../context.ts';
import { contactIdText } from '../http/cloud-events.ts';
import { instantInQuery } from '../http/filters.ts';
import { describe } from '../http/openapi.ts';
import { parseOr, Problem } from '../http/problems.ts';

const rule = z
  .object({
    id: z.string(),
    says: z.string(),
    source: z.string().meta({ description: 'The norm the rule comes from.' }),
    basis: z.enum(['law', 'operator', 'preset', 'organisation']),
    checked: z.boolean().meta({ description: 'False: have the norm checked before you rely on it.' }),
  })
  .meta({ id: 'PolicyRule' });

const knowledge = z
  .object({
    place: z.string(),
    known: z.enum(['rules', 'no-law', 'not-looked-at']).meta({
      description: 'Its rules are here, a source says that it has none, or nobody has looked: then nothing is known.',
    }),
    sources: z.array(z.string()),
  })
  .meta({ id: 'PolicyKnowledge' });

const explanation = z
  .object({
    verdict: z.enum(['send', 'defer', 'suppress']),
    reason: z.string().optional(),
    because: z.string().optional().meta({ description: 'The reason in words.' }),
    rule: rule.optional().meta({ description: 'The rule that speaks; absent where the person’s own state decides.' }),
    until: z.iso.datetime().optional().meta({ description: 'When a held message would be tried again.' }),
    at: z.iso.datetime(),
    consent: z
      .object({
        state: z.string(),
        id: z.string().optional(),
        seq: z.int().optional(),
        evidence: z.enum(evidences).optional(),
        missing: z
          .array(z.enum(evidenceParts))
          .optional()
          .meta({ description: 'What would make the evidence better.' }),
      })
      .optional()
      .meta({ description: 'Of marketing: the consent that it needs, and how well that can be shown.' }),
    listed: z.object({ reason: z.string(), by: z.string().optional(), at: z.iso.datetime() }).optional().meta({
      description:
        'What the suppression list has of the address, whoever had it then: why, by which way, and when. A new consent lifts `opt-out`, and nothing lifts `complaint`.',
    }),
    places: z.array(z.string()).meta({ description: 'Country, union and subdivisions whose rules apply.' }),
    known: z.array(knowledge).meta({ description: 'What is known of the law of each of the places.' }),
    zones: z.array(z.string()).meta({ description: 'Every zone in which the person may be.' }),
    zonesFrom: z.enum(['profile', 'profile-doubted', 'region', 'country', 'unknown']),
    rules: z.array(rule.extend({ lets: z.boolean().optional(), from: z.iso.datetime().optional() })),
  })
  .meta({ id: 'PolicyExplanation' });

const query = z
  .strictObject({
    contactId: contactIdText,
    kind: z.enum(kinds),
    channel: z.enum(channels).default(usualChannel),
    purpose: z
      .enum(installation.purposes)
      .optional()
      .meta({ description: 'What the consent must cover; marketing needs one.' }),
    brand: z.enum(brandIds).default(defaultBrand),
    about: z.enum(topics).optional(),
    at: instantInQuery.optional(),
  })
  .refine(({ kind, purpose }) => kind === 'service' || purpose !== undefined, {
    path: ['purpose'],
    error: 'is required for marketing',
  });

describe('/v1/policy/explain', {
  get: {
    summary: 'What the gate would decide about a message to a contact at an instant, by which rule, and its source',
    query,
    responses: { 200: explanation },
  },
});

export function policyRoutes({ policy, hashAddress }: Pick<ApiContext, 'policy' | 'hashAddress'>): Router {
  const router = Router();
  router.get('/v1/policy/explain', async (request, response) => {
    const { contactId, kind, channel, purpose, brand, about, at } = parseOr('query-invalid', query, request.query);
    const stored = await readGateFacts(contactId, hashAddress, { channel });
    if (!stored.contact) throw new Problem('contact-unknown', 'No contact has this id.');
    const now = at ? new Date(at) : new Date();
    const message: GateMessage = defined({
      deliveryId: '',
      kind,
      brand,
      channel,
      priority: kind === 'marketing' ? 'low' : 'normal',
      notAfter: new Date(now.getTime() + tellsAheadMs),
      purpose,
      about,
    });
    response.json({
      ...toJson(explain(gateFacts(stored, message), now, policy), now),
      ...(stored.suppression ? { listed: listedAs(stored.suppression) } : {}),
    });
  });
  return router;
}

/** Far enough ahead to tell when a long hold ends. */
const tellsAheadMs = 366 * 86_400_000;

type Told = z.input<typeof explanation>;

function listedAs({ reason, by, at }: Suppression): Told['listed'] {
  return { reason, ...(by ? { by } : {}), at: at.toISOString() };
}

function toJson({ rule: speaking, until, rules, ...told }: Explanation, at: Date): Told {
  return defined({
    ...told,
    at: at.toISOString(),
    places: [...told.places],
    zones: [...told.zones],
    rule: speaking && shown(speaking),
    until: until?.toISOString(),
    known: told.known.map(({ sources, ...each }) => ({ ...each, sources: [...sources] })),
    rules: rules.map(({ rule: each, lets, from }) =>
      defined<Told['rules'][number]>({ ...shown(each), lets, from: from?.toISOString() }),
    ),
  });
}

function shown({ id, says, source, basis, checked }: Rule): z.input<typeof rule> {
  return { id, says, source, basis, checked };
}
