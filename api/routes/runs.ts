import { defineSearchAttributeKey } from '@temporalio/common';
import { Router } from 'express';
import type { z } from 'zod';
import { EnrollmentModel, type Enrollment } from '../../models/documents/enrollment.ts';
import { StuckRunModel, type StuckRun } from '../../models/documents/stuck-run.ts';
import { defined } from '../../models/domain/defined.ts';
import { partsOfRun } from '../../models/domain/encode.ts';
import { toldAfterwards } from '../../models/domain/runs/prospects.ts';
import { standstillInWords } from '../../models/domain/runs/standstill.ts';
import { attributes } from '../../workflows/journey/start.ts';
import { keyLabelOf } from '../http/auth.ts';
import { runProgress } from '../runs/run-progress.ts';
import { cancelRun } from '../runs/cancel-run.ts';
import type { ApiContext } from '../context.ts';
import { describe } from '../http/openapi.ts';
import { findPage, type Page } from '../http/paging.ts';
import { parseOr, Problem } from '../http/problems.ts';
import {
  cancellation,
  runDetail,
  runItem,
  runListQuery,
  type RunItem,
  type RunListQuery,
} from '../http/run-schemas.ts';
import { notJourneys, readToken, writeToken, type ListedRun } from '../runs/run-list.ts';
import { isTemporalAway } from '../runs/grpc-status.ts';
import type { Runs } from '../runs/temporal.ts';
import { explainRun } from '../runs/explain-run.ts';
import { workflowIdIn } from '../http/workflow-id-in.ts';

/** A list or a run does not wait longer for what Temporal or a worker could add. */
const answersWithinMs = 3_000;

describe('/v1/runs', {
  get: {
    summary: 'Runs by contact, journey, stage, outcome, or those that cannot go on; newest first',
    query: runListQuery,
    responses: { 200: { list: runItem } },
  },
});
describe('/v1/runs/{+workflowId}', {
  get: { summary: 'One run: its stage, next wake, outcome, and last decisions', responses: { 200: runDetail } },
});
describe('/v1/runs/{+workflowId}/cancel', {
  post: {
    summary: 'End a run now; a text that it holds is given up',
    body: { 'application/json': cancellation },
    bodyOptional: true,
    examples: {
      'application/json': { 'The customer asked for it': () => ({ by: 'agent-7', reason: 'asked by phone' }) },
    },
    responses: { 202: null },
  },
});

export function runRoutes({ runs }: ApiContext): Router {
  const router = Router();

  router.get('/v1/runs', async (request, response) => {
    const query = parseOr('query-invalid', runListQuery, request.query);
    const { items, ...next } = await pageOf(runs, query);
    response.json({ items: await withStandstills(items), ...next });
  });

  /** A workflow id has slashes; it may be sent as it is or percent-encoded. */
  router.get('/v1/runs/*workflowId', async (request, response) => {
    const workflowId = await workflowIdIn(request);
    const [, campaign] = /^campaign\/([^/]+)/.exec(workflowId) ?? [];
    if (campaign !== undefined)
      throw new Problem('run-unknown', `It is a campaign, and no run of a journey: GET /v1/campaigns/${campaign}.`);
    const [enrollment, described] = await Promise.all([
      EnrollmentModel.findById(workflowId).lean(),
      runs.describe(workflowId),
    ]);
    if (!enrollment && !described) throw unknownRun();
    if (!described) throw new Problem('run-unknown', 'Temporal no longer keeps this run.');
    const found = described.typedSearchAttributes;
    const keyword = (name: string) => found.get(defineSearchAttributeKey(name, 'KEYWORD'));
    const nextWakeAt = found.get(defineSearchAttributeKey(attributes.nextWakeAt, 'DATETIME'));
    const status = described.status.name.toLowerCase();
    const written = {
      stage: keyword(attributes.stage),
      outcome: keyword(attributes.outcome),
      nextWakeAt: nextWakeAt?.toISOString(),
    };
    const standing = await standingNow(runs, workflowId);
    const decisions = await explainRun(runs, workflowId, standing, answersWithinMs);
    response.json(
      defined<z.output<typeof runDetail>>({
        ...(enrollment ? toRun(enrollment) : identified(workflowId, described.startTime)),
        status,
        ...runProgress(status, written),
        endedAt: described.closeTime?.toISOString(),
        stuck: standing,
        why: status === 'running' ? decisions : toldAfterwards(decisions),
      }),
    );
  });

  router.post('/v1/runs/*workflowId/cancel', async (request, response) => {
    const workflowId = await workflowIdIn(request);
    if (!(await EnrollmentModel.exists({ _id: workflowId }))) throw unknownRun();
    const { by = keyLabelOf(response), reason } = parseOr('body-invalid', cancellation, request.body ?? {});
    await cancelRun(runs, workflowId, { by, reason });
    response.status(202).end();
  });

  return router;
}

function unknownRun(): Problem {
  return new Problem('run-unknown', 'Find its id with GET /v1/runs or GET /v1/contacts/:id/timeline.');
}

/** Where a list is found: what stands still by our own notes, stage and outcome by Temporal, the rest by enrolment. */
async function pageOf(runs: Runs, query: RunListQuery): Promise<Page<RunItem>> {
  const { contactId: contact, journey, stage, outcome } = query;
  const mine = defined<Partial<Pick<Enrollment, 'contactId' | 'journey'>>>({ contactId: contact, journey });
  if (query.stuck) {
    const toItem = ({ workflowId, at }: StuckRun) => identified(workflowId, at);
    const page = await findPage(StuckRunModel, 'at', { ...mine, stuck: true }, query, toItem);
    const matches = (run: RunItem) => (!stage || run.stage === stage) && (!outcome || run.outcome === outcome);
    const items = await asTemporalKnows(runs, page.items, ({ startedAt }) => startedAt.toISOString());
    return { ...page, items: items.filter(matches) };
  }
  if (stage !== undefined || outcome !== undefined) {
    const filter = { ...mine, stage, outcome, typesOtherThan: notJourneys };
    const listed = await runs.list(filter, query.limit, readToken(query.cursor));
    const next = listed.token ? { next: writeToken(listed.token) } : {};
    return { items: listed.runs.map((run) => merged(identified(run.workflowId, run.startedAt), run)), ...next };
  }
  const page = await findPage(EnrollmentModel, 'at', mine, query, toRun);
  return { ...page, items: await asTemporalKnows(runs, page.items) };
}

/** Adds what Temporal knows of each run, or as much as we do while it is away. */
async function asTemporalKnows(
  runs: Runs,
  items: RunItem[],
  startOf: (run: ListedRun, item: RunItem) => string = (_run, item) => item.startedAt,
): Promise<RunItem[]> {
  if (items.length === 0) return items;
  const ids = items.map(({ workflowId }) => workflowId);
  try {
    const listed = await runs.list({ workflowIds: ids }, 1_000, undefined, answersWithinMs);
    // Newest first, so that the latest of several executions of one id stays.
    const latest = new Map(listed.runs.toReversed().map((run) => [run.workflowId, run]));
    return items.map((item) => {
      const run = latest.get(item.workflowId);
      return run ? { ...merged(item, run), startedAt: startOf(run, item) } : item;
    });
  } catch (error) {
    if (isTemporalAway(error)) return items;
    throw error;
  }
}

async function withStandstills(items: RunItem[]): Promise<RunItem[]> {
  const ids = items.map(({ workflowId }) => workflowId);
  const rows = await StuckRunModel.find({ workflowId: { $in: ids }, stuck: true }).lean();
  const byId = new Map(rows.map((row) => [row.workflowId, toStuck(row)]));
  return items.map((item) => {
    const standing = byId.get(item.workflowId);
    return standing ? { ...item, stuck: standing } : item;
  });
}

/** As it is at this moment; since when, a worker may have noted earlier than Temporal still knows. */
async function standingNow(runs: Runs, workflowId: string): Promise<RunItem['stuck']> {
  const standstill = await runs.standstill(workflowId);
  if (!standstill) return undefined;
  const row = await StuckRunModel.findOne({ workflowId, stuck: true }).select('at').lean();
  return toStuck({ ...standstill, at: row?.at ?? standstill.since });
}

function toStuck(row: Pick<StuckRun, 'cause' | 'step' | 'attempt' | 'error' | 'at'>): NonNullable<RunItem['stuck']> {
  const { cause, step, attempt, at } = row;
  const words = standstillInWords(row);
  return { since: at.toISOString(), cause, ...(step ? { step } : {}), attempt, because: words };
}

function toRun({ _id, journey, contactId: contact, at }: Enrollment): RunItem {
  return { workflowId: _id, journey, contactId: contact, startedAt: at.toISOString() };
}

/** A run that is known by its id alone. */
function identified(workflowId: string, startedAt: Date): RunItem {
  return { workflowId, ...partsOfRun(workflowId), startedAt: startedAt.toISOString() };
}

function merged(item: RunItem, { status, stage, nextWakeAt, outcome, endedAt }: ListedRun): RunItem {
  return defined({
    ...item,
    status,
    ...(stage ? { stage } : {}),
    ...(nextWakeAt ? { nextWakeAt } : {}),
    ...(outcome ? { outcome } : {}),
    endedAt: endedAt?.toISOString(),
  });
}
