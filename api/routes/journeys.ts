import { defineSearchAttributeKey } from '@temporalio/common';
import { Router } from 'express';
import { z } from 'zod';
import { EnrollmentModel, type Enrollment } from '../../models/documents/enrollment.ts';
import { catalogue, type CatalogueEntry } from '../../workflows/catalogue.ts';
import { attributes, whyQuery } from '../../workflows/journey/start.ts';
import type { Decision } from '../../workflows/journey/narration.ts';
import { contactId } from '../cloud-events.ts';
import type { ApiContext } from '../context.ts';
import { describe } from '../openapi.ts';
import { findPage, pageQuery } from '../paging.ts';
import { parseOr, Problem } from '../problems.ts';

const journeyItem = z
  .object({
    name: z.string(),
    about: z.string(),
    startsOn: z.string(),
    hears: z.array(z.string()),
    onePer: z.string(),
    again: z.union([z.literal('never'), z.object({ after: z.string() })]),
    texts: z.array(
      z.object({ key: z.string(), kind: z.enum(['service', 'marketing']), text: z.record(z.string(), z.string()) }),
    ),
  })
  .meta({ id: 'Journey' });
const runItem = z
  .object({ workflowId: z.string(), journey: z.string(), contactId: z.string(), startedAt: z.iso.datetime() })
  .meta({ id: 'Run' });
const decision = z.object({ at: z.iso.datetime(), message: z.string(), outcome: z.string(), because: z.string() });
const runDetail = z
  .object({
    ...runItem.shape,
    status: z.string(),
    stage: z.string().optional(),
    nextWakeAt: z.iso.datetime().optional(),
    outcome: z.string().optional(),
    endedAt: z.iso.datetime().optional(),
    why: z.array(decision),
  })
  .meta({ id: 'RunDetail' });
const listQuery = pageQuery.extend({ contactId: contactId.optional(), journey: z.string().max(64).optional() });

describe('/v1/journeys', { get: { summary: 'The catalogue', answers: { 200: { list: journeyItem } } } });
describe('/v1/journeys/{name}', { get: { summary: 'One journey with its texts', answers: { 200: journeyItem } } });
describe('/v1/runs', {
  get: { summary: 'Runs by contact or journey, newest first', query: listQuery, answers: { 200: { list: runItem } } },
});
describe('/v1/runs/{+workflowId}', {
  get: { summary: 'One run: its stage, next wake, outcome, and last decisions', answers: { 200: runDetail } },
});
describe('/v1/runs/{+workflowId}/cancel', { post: { summary: 'End a run now', answers: { 202: null } } });

export function journeyRoutes({ runs }: ApiContext): Router {
  const router = Router();

  router.get('/v1/journeys', (_request, response) => {
    response.json({ items: Object.entries(catalogue).map(([name, entry]) => toJourney(name, entry)) });
  });

  router.get('/v1/journeys/:name', (request, response) => {
    const { name } = request.params;
    const entry = Object.hasOwn(catalogue, name) ? (catalogue as Record<string, CatalogueEntry>)[name] : undefined;
    if (!entry) throw new Problem('journey-unknown', `Known are ${Object.keys(catalogue).join(', ')}.`);
    response.json(toJourney(name, entry));
  });

  router.get('/v1/runs', async (request, response) => {
    const query = parseOr('query-invalid', listQuery, request.query);
    const filter = {
      ...(query.contactId ? { contactId: query.contactId } : {}),
      ...(query.journey ? { journey: query.journey } : {}),
    };
    response.json(await findPage(EnrollmentModel, 'at', filter, query, toRun));
  });

  /** A workflow id has slashes; it may be sent as it is or percent-encoded. */
  router.get('/v1/runs/*workflowId', async (request, response) => {
    const enrollment = await enrolled(request.params.workflowId);
    const described = await runs.describe(enrollment._id);
    if (!described) throw new Problem('run-unknown', 'Temporal no longer keeps this run.');
    const found = described.typedSearchAttributes;
    const keyword = (name: string) => found.get(defineSearchAttributeKey(name, 'KEYWORD'));
    const nextWakeAt = found.get(defineSearchAttributeKey(attributes.nextWakeAt, 'DATETIME'));
    const closed = described.closeTime?.toISOString();
    response.json({
      ...toRun(enrollment),
      ...{ status: described.status.name.toLowerCase(), stage: keyword(attributes.stage) },
      ...(nextWakeAt ? { nextWakeAt: nextWakeAt.toISOString() } : {}),
      ...{ outcome: keyword(attributes.outcome), endedAt: closed },
      why: await why(runs, enrollment._id),
    });
  });

  router.post('/v1/runs/*workflowId/cancel', async (request, response) => {
    const { _id } = await enrolled(request.params.workflowId);
    if (!(await runs.cancel(_id))) throw new Problem('run-ended', 'There is nothing left to cancel.');
    response.status(202).end();
  });

  return router;
}

async function enrolled(path: string[]): Promise<Enrollment> {
  const enrollment = await EnrollmentModel.findById(path.join('/')).lean();
  if (!enrollment) throw new Problem('run-unknown', 'Find its id with GET /v1/runs or GET /v1/contacts/:id/timeline.');
  return enrollment;
}

/** The run's own answer; empty while no worker can give one. */
async function why(runs: ApiContext['runs'], workflowId: string): Promise<Decision[]> {
  try {
    return await runs.query<Decision[]>(workflowId, whyQuery);
  } catch {
    return [];
  }
}

function toRun({ _id, journey, contactId: contact, at }: Enrollment): z.output<typeof runItem> {
  return { workflowId: _id, journey, contactId: contact, startedAt: at.toISOString() };
}

function toJourney(name: string, { about, startsOn, hears, onePer, again, texts }: CatalogueEntry) {
  const shown = Object.values(texts).map(({ key, kind, text }) => ({ key, kind, text }));
  return { name, about, startsOn, hears, onePer, again, texts: shown };
}
