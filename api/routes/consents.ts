import { brandIds, consentPurposes } from '../../models/installation.ts';
import { Router } from 'express';
import { z } from 'zod';
import { addressOf } from '../../models/domain/addresses.ts';
import { personalData, standingConsent, type ConsentRecord } from '../../models/domain/consent/consent.ts';
import { evidenceOf, evidences, grantFault } from '../../models/domain/consent/consent-evidence.ts';
import { defined } from '../../models/domain/defined.ts';
import { encodeId } from '../../models/domain/encode.ts';
import { channels } from '../../models/domain/message.ts';
import { spellingsOfNumber } from '../../models/domain/numbers/phone-number.ts';
import { appendConsent, ConsentModel, standingRecords } from '../../models/documents/consents/record.ts';
import type { ConsentDocument } from '../../models/documents/consents/record.ts';
import { gatherNumber } from '../../models/documents/across/number-spellings.ts';
import { usualChannel } from '../../models/domain/deliveries/usual-channel.ts';
import type { ApiContext } from '../context.ts';
import { askForData } from '../effects/replies/data-request.ts';
import { describe } from '../http/openapi.ts';
import { consentAct, consentFields, consentInput } from '../http/consent-schemas.ts';
import { findPage, pageQuery } from '../http/paging.ts';
import { parseOr, Problem } from '../http/problems.ts';
import { differingField } from '../effects/consents/differing-field.ts';
import { signalOptOut } from '../runs/signal-opt-out.ts';
import { living } from './contacts.ts';

const instant = z.iso.datetime();
const record = z
  .object({
    ...consentFields.shape,
    actor: z.string().optional(),
    requestId: z.string().optional(),
    source: consentFields.shape.source.optional(),
    ip: z.string().optional(),
    id: z.string(),
    seq: z.int().meta({ description: "Place in the contact's chain, from 1." }),
    prevHash: z.string(),
    hash: z.string(),
    brand: consentFields.shape.brand.unwrap(),
    at: instant,
    expiresAt: instant.optional(),
    recordedAt: instant,
    wordingHash: z.string().optional(),
    evidenceHash: z.string().optional(),
    form: z.literal(2).optional().meta({ description: 'How its hashes are made; absent in older records.' }),
  })
  .meta({ id: 'Consent' });
const standing = z
  .object({
    purpose: z.enum(consentPurposes),
    brand: z.enum(brandIds),
    channel: z.enum([...channels, '*']),
    state: z
      .enum(['granted', 'withdrawn', 'refused', 'expired', 'missing', 'other-number', 'unproven', 'basis-unknown'])
      .meta({
        description: '`other-number`: given for another number than the contact has now.',
      }),
    decidedBy: z.object({ id: z.string(), seq: z.int() }).optional(),
    expiresAt: instant.optional(),
    evidence: z.enum(evidences).optional().meta({ description: 'How well a grant can be shown.' }),
  })
  .meta({ id: 'StandingConsent' });
const listQuery = pageQuery.extend({
  at: z.iso.datetime({ offset: true }).optional().meta({ description: 'The standing state as it was then.' }),
});

const consentExamples = {
  'A box was ticked': () => ({
    action: 'grant',
    purpose: consentPurposes.at(1) ?? consentPurposes[0],
    channel: usualChannel,
    method: 'web-box',
    source: 'https://shop.example/signup',
    wording: { text: 'I agree to get offers by text.', version: 'signup/3', language: 'en' },
  }),
  'All is withdrawn by phone': () => ({
    action: 'withdraw',
    purpose: '*',
    channel: '*',
    method: 'call',
    source: 'hotline',
  }),
};

describe('/v1/contacts/{id}/consents', {
  post: {
    summary: 'Append one act with its evidence: grant, withdraw, refuse, expire or import',
    body: { 'application/json': consentAct },
    examples: { 'application/json': consentExamples },
    responses: { 201: record },
  },
  get: {
    summary: 'The standing state, and the records it is derived from, newest first',
    query: listQuery,
    responses: { 200: z.object({ standing: z.array(standing), items: z.array(record), next: z.string().optional() }) },
  },
});

export function consentRoutes({ runs, log, hashAddress, hashRequest }: ApiContext): Router {
  const router = Router();

  /** Keyed, since callers choose it; a request that came before the ids were is found under its plain one. */
  const idOf = async (contactId: string, requestId: string): Promise<string> => {
    const plain = `${encodeId(contactId)} ${encodeId(requestId)}`;
    if (await ConsentModel.exists({ _id: plain })) return plain;
    return `${encodeId(contactId)} ${hashRequest(requestId)}`;
  };

  router.post('/v1/contacts/:id/consents', async (request, response) => {
    const contact = await living(request.params.id);
    const { at, expiresAt, ...act } = parseOr('body-invalid', consentInput, request.body);
    const told = {
      ...act,
      ...(act.requestId ? { _id: await idOf(contact._id, act.requestId) } : {}),
      ...(at ? { at: new Date(at) } : {}),
      ...(expiresAt ? { expiresAt: new Date(expiresAt) } : {}),
    };
    if (contact.phone) await gatherNumber(contact.phone, hashAddress);
    const row = await appendConsent(contact._id, told);
    const other = differingField(told, row);
    if (other) throw new Problem('consent-conflict', `It was used before with another ${other}; nothing was appended.`);
    if (row.action === 'withdraw' && row.purpose === personalData) await askForData(row, 'withdrawal', contact);
    response.status(201).json(toItem(row));
    if (row.action !== 'withdraw' || (row.purpose !== '*' && row.purpose !== 'personal-data')) return;
    const woken = signalOptOut(runs, contact._id, { _id: row._id, at: row.at });
    await woken.catch((error: unknown) => log.warn({ err: error }, 'runs learn of the withdrawal at their next send'));
  });

  router.get('/v1/contacts/:id/consents', async (request, response) => {
    const contact = await living(request.params.id);
    const { at, ...page } = parseOr('query-invalid', listQuery, request.query);
    const numbers = contact.phone ? spellingsOfNumber(contact.phone).map(hashAddress) : [];
    const records = await standingRecords(contact._id, at === undefined ? undefined : new Date(at));
    response.json({
      // Which number the contact had at an earlier moment is not known.
      standing: allStanding(records, at === undefined ? { now: new Date(), numbers } : { now: new Date(at) }),
      ...(await findPage(ConsentModel, 'at', { contactId: contact._id }, page, toItem)),
    });
  });

  return router;
}

/** Every purpose of every brand, so that what is missing is seen to be missing. */
function allStanding(
  records: ConsentRecord[],
  { now, numbers }: { now: Date; numbers?: string[] },
): z.output<typeof standing>[] {
  const asked = consentPurposes.flatMap((purpose) =>
    brandIds.flatMap((brand) =>
      (purpose === personalData ? (['*'] as const) : channels).map((channel) => ({ purpose, brand, channel })),
    ),
  );
  return asked.map((scope) => {
    const { state, record: decisive } = standingConsent(records, scope, now, (grant) =>
      grantFault(grant, scope.channel !== '*' && addressOf(scope.channel).bindsConsent ? { numbers } : {}),
    );
    return defined<z.output<typeof standing>>({
      ...scope,
      state,
      decidedBy: decisive && { id: decisive._id, seq: decisive.seq },
      ...(decisive && state === 'granted' ? { evidence: evidenceOf(decisive).evidence } : {}),
      expiresAt: decisive?.expiresAt?.toISOString(),
    });
  });
}

/** A record as the API shows it: instants in ISO 8601, hashes in the open, without what only the engine needs. */
function toItem({ _id: id, contactId: _of, salt: _salt, addressHash: _address, ...row }: ConsentDocument) {
  const { wording, expiresAt, ...shown } = row;
  return defined<z.output<typeof record>>({
    id,
    ...shown,
    at: row.at.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
    wording: wording && { text: wording.text, version: wording.version, language: wording.language },
    wordingHash: wording?.hash,
    expiresAt: expiresAt?.toISOString(),
  });
}
