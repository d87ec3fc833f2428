import { locales } from '../../models/installation.ts';
import { Router } from 'express';
import { z } from 'zod';
import { deliveryStates } from '../../models/domain/deliveries/delivery-state.ts';
import { topics } from '../../models/domain/message.ts';
import { reasons, type Reason } from '../../models/domain/deliveries/reasons.ts';
import { ClickModel } from '../../models/documents/click.ts';
import { becauseOf, DeliveryModel, inOrderOfTime, type Delivery } from '../../models/documents/deliveries/delivery.ts';
import { contactIdText } from '../http/cloud-events.ts';
import { countryCode, filterOf, oneOf, searchOf, timeRange, word, wordsFilterOf } from '../http/filters.ts';
import { describe } from '../http/openapi.ts';
import { findPage, pageQuery } from '../http/paging.ts';
import { parseOr, Problem } from '../http/problems.ts';

const reasonCodes = Object.keys(reasons) as [Reason, ...Reason[]];
const reason = z.enum(reasonCodes);
const state = z.enum(deliveryStates);
const money = z
  .object({ micros: z.int().meta({ description: 'Millionths of the currency unit.' }), currency: z.string() })
  .meta({ id: 'Money' });
const deliveryItem = z
  .object({
    id: z.string(),
    workflowId: z.string(),
    journey: z.string(),
    contactId: z.string(),
    insteadOf: z.string().optional().meta({ description: 'The delivery that reached nobody, in whose place it went.' }),
    message: z.string(),
    kind: z.enum(['service', 'marketing']),
    purpose: z.string().optional(),
    about: z.enum(topics).optional().meta({ description: 'A matter with rules of its own.' }),
    brand: z.string().optional(),
    consent: z.object({ id: z.string(), seq: z.int() }).optional().meta({
      description: 'The consent record that allowed it, as in /v1/contacts/{id}/consents.',
    }),
    channel: z.string(),
    country: z.string().optional().meta({ description: 'Where its reader was, by the number.' }),
    locale: z.enum(locales).optional().meta({ description: 'The language of the words.' }),
    state,
    reason: reason.optional(),
    because: z.string().optional().meta({ description: 'The reason in a sentence.' }),
    notBefore: z.iso.datetime().optional(),
    notAfter: z.iso.datetime(),
    subject: z.string().optional().meta({ description: 'Of an e-mail.' }),
    title: z.string().optional().meta({ description: 'Of a notification.' }),
    opens: z.string().optional().meta({ description: 'What a tap on the notification opens.' }),
    text: z.string().optional(),
    encoding: z.enum(['gsm7', 'ucs2']).optional(),
    parts: z.int().optional(),
    textVersion: z.string().optional().meta({ description: 'See GET /v1/texts.' }),
    cost: money.optional().meta({ description: 'By the price table, of a text that was handed over.' }),
    smartSaved: z.object({ parts: z.int(), cost: money.optional() }).optional(),
    budget: z.string().optional().meta({ description: 'The period of the budget that paid.' }),
    links: z
      .array(z.object({ code: z.string(), url: z.string() }))
      .optional()
      .meta({ description: 'The short links of the text, and where they lead.' }),
    clickedAt: z.iso.datetime().optional().meta({ description: 'First click of a person.' }),
    deliveredAt: z.iso.datetime().optional().meta({ description: 'First report that it has arrived.' }),
    repliedAt: z.iso.datetime().optional().meta({
      description:
        'First reply to it: the answer to its question, else what came within 7 days with no later text of ours by that channel.',
    }),
    convertedAt: z.iso.datetime().optional().meta({ description: 'First goal that is credited to it.' }),
    optedOutAt: z.iso.datetime().optional().meta({
      description:
        'First opt-out that is put down to it: by its link, else the latest advertising of 7 days before, else the latest text.',
    }),
    complainedAt: z.iso.datetime().optional().meta({ description: 'First complaint about it.' }),
    route: z.string().optional(),
    providerId: z.string().optional(),
    attempts: z.int(),
    steps: z.array(
      z.object({
        at: z.iso.datetime(),
        state,
        reason: reason.optional(),
        detail: z.string().optional(),
      }),
    ),
    receipts: z.array(
      z.object({ id: z.string(), status: z.string(), at: z.iso.datetime(), errorCode: z.string().optional() }),
    ),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime().meta({ description: 'Of its latest step.' }),
  })
  .meta({ id: 'Delivery' });

const deliveryWithClicks = deliveryItem
  .extend({ clicks: z.object({ raw: z.int(), human: z.int() }) })
  .meta({ id: 'DeliveryWithClicks' });

const listQuery = pageQuery.extend({
  contactId: contactIdText.optional(),
  workflowId: word(200).optional(),
  journey: word(64).optional(),
  message: word(128).optional().meta({ description: 'Key of the text: `<journey>/<text>`.' }),
  state: oneOf(deliveryStates),
  reason: oneOf(reasonCodes),
  country: countryCode.optional().meta({ description: 'Where its reader was, by the number.' }),
  ...timeRange,
});

describe('/v1/deliveries', {
  get: { summary: 'The ledger, newest first', query: listQuery, responses: { 200: { list: deliveryItem } } },
});
const search = searchOf(listQuery).meta({ id: 'DeliverySearch' });
describe('/v1/deliveries/search', {
  post: {
    summary: 'Find texts by their words; words come in a body, never in an address',
    body: { 'application/json': search },
    examples: {
      'application/json': { 'By words': () => ({ words: 'is on its way', state: ['delivered'], country: 'GB' }) },
    },
    responses: { 200: { list: deliveryItem } },
  },
});
describe('/v1/deliveries/{id}', { get: { summary: 'One delivery', responses: { 200: deliveryWithClicks } } });

export function deliveryRoutes(): Router {
  const router = Router();

  router.get('/v1/deliveries', async (request, response) => {
    const { limit, cursor, ...wanted } = parseOr('query-invalid', listQuery, request.query);
    const page = { limit, cursor };
    response.json(await findPage(DeliveryModel, 'createdAt', filterOf('createdAt', wanted), page, toDeliveryItem));
  });

  router.post('/v1/deliveries/search', async (request, response) => {
    const { limit, cursor, ...wanted } = parseOr('body-invalid', search, request.body);
    const page = { limit, cursor };
    response.json(await findPage(DeliveryModel, 'createdAt', wordsFilterOf('createdAt', wanted), page, toDeliveryItem));
  });

  router.get('/v1/deliveries/:id', async (request, response) => {
    const row = await DeliveryModel.findById(request.params.id).lean();
    if (!row) throw new Problem('delivery-unknown', 'Find its id with GET /v1/deliveries.');
    const [raw, human] = await Promise.all([
      ClickModel.countDocuments({ deliveryId: row._id }),
      ClickModel.countDocuments({ deliveryId: row._id, verdict: 'human' }),
    ]);
    response.json({ ...toDeliveryItem(row), clicks: { raw, human } });
  });

  return router;
}

/** A ledger row as the API shows it: without what only the engine needs. */
function toDeliveryItem(row: Delivery) {
  const { _id: id, ordinal: _ordinal, asks: _asks, followed: _followed, addressHash: _address, ...rest } = row;
  const { attemptedAt: _attemptedAt, acceptedAt: _acceptedAt, linked: _linked, changedAt: _changedAt, ...shown } = rest;
  const because = becauseOf(row);
  return { id, ...shown, steps: inOrderOfTime(row.steps), ...(because ? { because } : {}) };
}
