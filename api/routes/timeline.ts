import { Router } from 'express';
import type { Model, QueryFilter } from 'mongoose';
import { z } from 'zod';
import { botReasons } from '../../models/domain/deliveries/click-verdict.ts';
import { standstillInWords } from '../../models/domain/runs/standstill.ts';
import { ClickModel } from '../../models/documents/click.ts';
import { ConsentModel } from '../../models/documents/consents/record.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { ConversionModel } from '../../models/documents/conversion.ts';
import { becauseOf, DeliveryModel, inOrderOfTime, type Delivery } from '../../models/documents/deliveries/delivery.ts';
import { EndedRunModel } from '../../models/documents/ended-run.ts';
import { EnrollmentModel } from '../../models/documents/enrollment.ts';
import { EventModel } from '../../models/documents/event.ts';
import { RunCancellationModel } from '../../models/documents/run-cancellation.ts';
import { StuckRunModel } from '../../models/documents/stuck-run.ts';
import { ReplyModel } from '../../models/documents/reply.ts';
import { TeamTaskModel } from '../../models/documents/team-task.ts';
import type { ApiContext } from '../context.ts';
import { recordRunEndsOf } from '../runs/record-run-ends.ts';
import { idOf } from './contacts.ts';
import { describe } from '../http/openapi.ts';
import { afterPosition, pageQuery, readCursor, writeCursor, type Position } from '../http/paging.ts';
import { parseOr, Problem } from '../http/problems.ts';
import { dispatchOf } from './events.ts';

/** One thing that happened to a contact; `what` says it in words, the rest depends on the kind. */
const entry = z
  .object({
    at: z.iso.datetime(),
    id: z.string(),
    kind: z.enum(['event', 'run', 'delivery', 'reply', 'consent', 'team-task', 'conversion', 'click', 'stuck']),
    what: z.string(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry' });
type Entry = z.output<typeof entry>;

describe('/v1/contacts/{id}/timeline', {
  get: {
    summary: 'Everything that happened to a contact, newest first; deliveries with every decision and receipt',
    query: pageQuery,
    responses: { 200: { list: entry } },
  },
});

/** One collection of the timeline: newest rows of a contact, as entries. */
type Source = (contactId: string, position: Position | undefined, limit: number) => Promise<Entry[]>;

function source<Row extends { _id: string }>(
  model: Model<Row>,
  field: keyof Row & string,
  toEntry: (row: Row) => Omit<Entry, 'at' | 'id'>,
  only: QueryFilter<Row> = {},
): Source {
  return async (contactId, position, limit) => {
    const filter = { $and: [{ contactId }, only, afterPosition(field, position)] } as never;
    const rows = await model
      .find(filter)
      .sort({ [field]: -1, _id: -1 })
      .limit(limit)
      .lean();
    return (rows as unknown as Row[]).map((row) => ({
      at: (row[field] as Date).toISOString(),
      id: row._id,
      ...toEntry(row),
    }));
  };
}

const sources: Source[] = [
  source(EventModel, 'receivedAt', (row) => ({
    kind: 'event',
    what: `${row.type} from ${row.source}${row.failure === undefined ? '' : `, which has no effect: ${row.failure}`}`,
    details: { type: row.type, source: row.source, id: row.eventId, dispatch: dispatchOf(row), runs: row.effects },
  })),
  source(EnrollmentModel, 'at', ({ journey, _id }) => ({
    kind: 'run',
    what: `began ${journey}`,
    details: { journey, workflowId: _id },
  })),
  source(
    EndedRunModel,
    'startedAt',
    ({ journey, workflowId }) => ({ kind: 'run', what: `began ${journey}`, details: { journey, workflowId } }),
    { earlier: true },
  ),
  source(EndedRunModel, 'endedAt', ({ journey, workflowId, status, outcome, startedAt }) => ({
    kind: 'run',
    what: endInWords(journey, status, outcome),
    details: { journey, workflowId, status, outcome, startedAt },
  })),
  source(RunCancellationModel, 'at', ({ journey, workflowId, by, reason }) => ({
    kind: 'run',
    what: `${by} cancelled ${journey}${reason === undefined ? '' : `: ${reason}`}`,
    details: { journey, workflowId, by, reason },
  })),
  source(DeliveryModel, 'createdAt', (row) => ({ kind: 'delivery', what: deliveryInWords(row), details: shown(row) })),
  source(ReplyModel, 'receivedAt', ({ text, handling, workflowId }) => ({
    kind: 'reply',
    what: `replied, ${handling ?? 'not yet handled'}`,
    details: { text, handling, workflowId },
  })),
  source(ConsentModel, 'at', ({ action, purpose, brand, channel, method, seq, source: from, actor }) => ({
    kind: 'consent',
    what: `${action} for ${purpose} of ${brand} by ${channel}`,
    details: { action, purpose, brand, channel, method, seq, source: from, actor },
  })),
  source(
    TeamTaskModel,
    'createdAt',
    ({ question, journey, workflowId, state, assignee, outcome, resolvedBy, dueAt, changes }) => ({
      kind: 'team-task',
      what: `team asked: ${question}${outcome === undefined ? '' : `; it came out as ${outcome}`}`,
      details: { question, journey, workflowId, state, assignee, outcome, resolvedBy, dueAt, changes },
    }),
  ),
  source(ClickModel, 'at', ({ message, link, verdict, reason, deliveryId }) => ({
    kind: 'click',
    what: reason ? `a program looked a link of ${message} up: ${botReasons[reason]}` : `followed a link of ${message}`,
    details: { message, link, verdict, reason, deliveryId },
  })),
  source(StuckRunModel, 'at', ({ workflowId, wentOnAt, cause, step, attempt, error }) => ({
    kind: 'stuck',
    what: `${wentOnAt ? 'could not go on for a while' : 'cannot go on'}: ${standstillInWords({ cause, attempt, error, ...(step ? { step } : {}) })}`,
    details: { workflowId, cause, step, attempt, wentOnAt },
  })),
  source(ConversionModel, 'at', ({ goal, journey, message, deliveryId, touch }) => ({
    kind: 'conversion',
    what: `${goal}, after ${message}`,
    details: { goal, journey, message, deliveryId, touch },
  })),
];

export function timelineRoutes({ runs }: Pick<ApiContext, 'runs'>): Router {
  const router = Router();

  router.get('/v1/contacts/:id/timeline', async (request, response) => {
    const id = idOf(request.params.id);
    await recordRunEndsOf(runs, id);
    response.json(await readTimeline(id, request.query));
  });

  return router;
}

/** One page of what happened to a contact, newest first; `query` is that of a request. Throws a Problem. */
export async function readTimeline(id: string, query: unknown): Promise<{ items: Entry[]; next?: string }> {
  const { limit, cursor } = parseOr('query-invalid', pageQuery, query);
  if (!(await ContactModel.exists({ _id: id }))) throw new Problem('contact-unknown', 'Nobody has this id.');
  const position = readCursor(cursor, 'timeline');
  const lists = await Promise.all(sources.map((read) => read(id, position, limit + 1)));
  const merged = lists.flat().sort(newestFirst);
  const items = merged.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    ...(merged.length > limit && last ? { next: writeCursor({ at: new Date(last.at), id: last.id }, 'timeline') } : {}),
  };
}

/** The order the cursor relies on: time, then id, both descending. */
function newestFirst(a: Entry, b: Entry): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? 1 : -1;
}

const endings: Record<string, string> = {
  reset: 'was reset, and goes on',
  cancelled: 'was cancelled',
  terminated: 'was terminated',
  failed: 'failed',
};

function endInWords(journey: string, status: string, outcome: string | undefined): string {
  if (status === 'completed') return `ended ${journey} by ${outcome ?? 'itself'}`;
  return `${journey} ${endings[status] ?? 'took too long'}`;
}

function deliveryInWords(row: Delivery): string {
  const because = becauseOf(row);
  return `${row.message}: ${row.state}${because ? `. ${because}` : ''}`;
}

function shown(row: Delivery): Entry['details'] {
  const { message, kind, consent, state, reason, text, parts, workflowId, notBefore, receipts } = row;
  const steps = inOrderOfTime(row.steps);
  return { message, kind, consent, state, reason, text, parts, workflowId, notBefore, steps, receipts };
}
