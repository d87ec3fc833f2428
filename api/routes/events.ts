import { Router } from 'express';
import { z } from 'zod';
import { defined } from '../../models/domain/defined.ts';
import { eventKey } from '../../models/domain/encode.ts';
import { eventNames } from '../../models/events.ts';
import { EventModel, type EventDocument } from '../../models/documents/event.ts';
import { owingAfter, stillOwed } from '../../models/documents/owing.ts';
import { contactIdText, readCloudEvents } from '../http/cloud-events.ts';
import type { ApiContext } from '../context.ts';
import { eventExamples, postedEvent } from '../http/event-schemas.ts';
import { word } from '../http/filters.ts';
import { describe } from '../http/openapi.ts';
import { findPage, pageQuery } from '../http/paging.ts';
import { parseOr, Problem, problemDocument, refusal, toDocument } from '../http/problems.ts';
import { dispatchOf } from '../effects/events/dispatch-state.ts';
import { takeEvents, type Refused, type Taken } from '../effects/events/take-events.ts';

/** How long an answer waits for the dispatch, so that it can name the runs; a large batch is answered at once. */
const patienceMs = 1_000;
const patientUpTo = 50;

const effect = z.object({
  workflowId: z.string(),
  effect: z.enum(['started', 'signalled', 'already-started', 'duplicate', 'no-run']),
});
const takenItem = z
  .object({
    source: z.string(),
    id: z.string(),
    status: z.enum(['accepted', 'duplicate']),
    dispatch: z.enum(['done', 'pending', 'failed']).meta({
      description: 'pending: taken for good, its effect follows. failed: it can have none; `failure` says why.',
    }),
    failure: z.string().optional(),
    runs: z.array(effect),
    contact: z.enum(['created', 'updated', 'kept']).optional().meta({
      description: 'What became of the contact that it brought; kept: something later is known.',
    }),
  })
  .meta({ id: 'TakenEvent' });
const refusedItem = z
  .object({
    source: z.string().optional(),
    id: z.string().optional(),
    status: z.literal('refused'),
    problem: problemDocument,
  })
  .meta({ id: 'RefusedEvent', description: 'Nothing of it was taken; pointers start at the event.' });
const takeQuery = z.object({
  partial: z.enum(['true', 'false']).default('false').meta({
    description: 'Take what can be taken of a batch, and say of each event what became of it.',
  }),
});
const eventItem = z
  .object({
    ...takenItem.omit({ status: true, contact: true }).shape,
    type: z.string(),
    contactId: z.string(),
    time: z.iso.datetime(),
    receivedAt: z.iso.datetime(),
    data: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'StoredEvent' });
/** Names of an event that could not be read otherwise. */
const named = z.object({
  type: z.enum(eventNames).optional().catch(undefined),
  source: z.string().max(128).optional().catch(undefined),
  id: z
    .union([z.string().max(128), z.int().transform(String)])
    .optional()
    .catch(undefined),
});
const listQuery = pageQuery.extend({
  contactId: contactIdText.optional(),
  type: word(128).optional(),
  dispatch: z
    .enum(['pending', 'failed'])
    .optional()
    .meta({ description: 'Only those that wait for their effect, or can have none.' }),
});
const unsettled = { pending: stillOwed, failed: { failure: { $exists: true } } } as const;

describe('/v1/events', {
  post: {
    summary: 'Take one event or a batch of at most 10,000, all or none unless `partial`',
    query: takeQuery,
    body: {
      'application/cloudevents+json': postedEvent,
      'application/cloudevents-batch+json': z.array(postedEvent),
      'application/json': postedEvent,
      'application/*+json': postedEvent,
    },
    examples: { 'application/cloudevents+json': eventExamples },
    responses: { 202: z.union([takenItem, z.object({ items: z.array(z.union([takenItem, refusedItem])) })]) },
  },
  get: { summary: 'What was taken, newest first', query: listQuery, responses: { 200: { list: eventItem } } },
});
describe('/v1/events/{source}/{id}', {
  get: { summary: 'One event and its dispatch', responses: { 200: eventItem } },
});
describe('/v1/events/{source}/{id}/retry', {
  post: {
    summary: 'Dispatch an event again that could have no effect, once its `failure` is mended',
    responses: { 202: eventItem },
  },
});

/** Takes events and tells what became of them. */
export function eventRoutes({ dispatcher, metrics, limits, hashAddress, publicUrl }: ApiContext): Router {
  const router = Router();

  router.post('/v1/events', async (request, response) => {
    const { partial } = parseOr('query-invalid', takeQuery, request.query);
    const { posted, batch } = readCloudEvents(request);
    const mode = !batch ? 'single' : partial === 'true' ? 'partial' : 'whole';
    const taken = await takeEvents(posted, mode, { maxAgeMs: limits.maxEventAgeMs, hashAddress });
    for (const one of taken) metrics.events.inc({ type: typeOf(one), status: one.status });
    const accepted = taken.flatMap((one) => (one.status === 'accepted' ? [one] : []));
    const dispatches = dispatcher.full ? [] : accepted.map(({ row, behind }) => dispatcher.dispatch(row, behind));
    if (posted.length <= patientUpTo) await settled(dispatches);
    const items = await Promise.all(
      taken.map(async (one) => (one.status === 'refused' ? toRefused(one, publicUrl) : toTaken(one))),
    );
    response.status(202).json(batch ? { items } : items[0]);
  });

  router.get('/v1/events', async (request, response) => {
    const query = parseOr('query-invalid', listQuery, request.query);
    const filter = {
      ...defined<Partial<EventDocument>>({ contactId: query.contactId, type: query.type }),
      ...(query.dispatch ? unsettled[query.dispatch] : {}),
    };
    response.json(await findPage(EventModel, 'receivedAt', filter, query, toItem));
  });

  router.get('/v1/events/:source/:id', async (request, response) => {
    response.json(toItem(await stored(request.params)));
  });

  router.post('/v1/events/:source/:id/retry', async (request, response) => {
    const { _id, contactId } = await stored(request.params);
    const again = { $set: owingAfter(0), $unset: { failure: 1 } } as const;
    // The data of an erased contact are gone, and nothing is left to tell.
    const { modifiedCount } = await EventModel.updateOne({ _id, ...unsettled.failed, data: { $exists: true } }, again);
    if (modifiedCount === 0)
      throw new Problem('event-state', 'Only an event whose dispatch is `failed` can be tried again.');
    await settled([dispatcher.finishContact(contactId)]);
    response.status(202).json(toItem(await stored(request.params)));
  });

  return router;
}

async function stored({ source, id }: { source: string; id: string }): Promise<EventDocument> {
  const row = await EventModel.findById(eventKey(source, id)).lean();
  if (!row) throw new Problem('event-unknown', 'Sources with slashes must be percent-encoded in the path.');
  return row;
}

/** Waits for all, but not longer than an answer may take. */
async function settled(dispatches: Promise<unknown>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, patienceMs)));
  await Promise.race([Promise.all(dispatches), enough]);
  clearTimeout(timer);
}

function typeOf(one: Taken | Refused): string {
  return one.status === 'refused' ? (named.safeParse(one.item).data?.type ?? 'unknown') : one.row.type;
}

/** What was not taken, by the names that it came with where they can be read. */
function toRefused({ faults, item }: Refused, publicUrl: string): z.output<typeof refusedItem> {
  const { source, id } = named.safeParse(item).data ?? {};
  const problem = toDocument(refusal('body-invalid', faults), publicUrl);
  return defined({ source, id, status: 'refused', problem });
}

async function toTaken({ row, status, contact }: Taken): Promise<z.output<typeof takenItem>> {
  const stored = status === 'duplicate' ? ((await EventModel.findById(row._id).lean()) ?? row) : row;
  const { source, id, dispatch, failure, runs } = toItem(stored);
  return defined({ source, id, status, dispatch, runs, failure, contact });
}

function toItem(row: EventDocument): z.output<typeof eventItem> {
  return defined({
    source: row.source,
    id: row.eventId,
    type: row.type,
    contactId: row.contactId,
    time: row.time.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    dispatch: dispatchOf(row),
    runs: row.effects,
    failure: row.failure,
    data: row.data,
  });
}
