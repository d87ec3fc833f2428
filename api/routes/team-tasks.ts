import { Router } from 'express';
import { z } from 'zod';
import { defined } from '../../models/domain/defined.ts';
import { dueAt, type TeamHours } from '../../models/domain/time/team-hours.ts';
import { ReplyModel } from '../../models/documents/reply.ts';
import { TeamTaskModel, teamTaskKinds, type TeamTask } from '../../models/documents/team-task.ts';
import { businessId, oneWord, opaqueId } from '../../models/domain/ids.ts';
import { keyLabelOf } from '../http/auth.ts';
import { contactIdText } from '../http/cloud-events.ts';
import { word } from '../http/filters.ts';
import type { ApiContext } from '../context.ts';
import { describe } from '../http/openapi.ts';
import { findPage, pageQuery } from '../http/paging.ts';
import { parseOr, Problem } from '../http/problems.ts';
import { checkResolution } from '../effects/team/check-resolution.ts';
import { heedState } from '../effects/team/review.ts';
import { changeTask, reopenTask, type Change } from '../effects/team/team-queue.ts';

const states = ['open', 'claimed', 'done'] as const;
const taskItem = z
  .object({
    id: z.string(),
    kind: z.enum(teamTaskKinds),
    question: z.string(),
    details: z.record(z.string(), z.unknown()),
    state: z.enum(states),
    journey: z.string().optional(),
    workflowId: z.string().optional(),
    contactId: z.string(),
    replyId: z.string().optional(),
    runs: z.array(z.string()).optional().meta({ description: 'The runs that an ambiguous reply may mean.' }),
    assignee: z.string().optional(),
    outcome: z.string().optional(),
    resolvedBy: z.string().optional().meta({ description: 'Who settled it.' }),
    chosenRun: z.string().optional(),
    changes: z
      .array(
        z.object({
          at: z.iso.datetime(),
          state: z.enum(states),
          outcome: z.string().optional(),
          by: z.string().optional(),
        }),
      )
      .optional()
      .meta({ description: 'What became of it and who decided, in order; reopening takes nothing of that back.' }),
    createdAt: z.iso.datetime(),
    dueAt: z.iso.datetime().meta({
      description:
        'An hour of the team’s time after it was asked, or when the run goes on without an answer, where that is earlier; of a data-request, the last day that the law leaves.',
    }),
    answerUntil: z.iso.datetime().optional().meta({
      description: 'The run that asked goes on without an answer then; absent where it waits for none.',
    }),
    doneAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'TeamTask' });
const taskWithReply = taskItem.extend({ reply: z.string().optional() }).meta({ id: 'TeamTaskWithReply' });

const listQuery = pageQuery.extend({
  state: z.enum(states).default('open'),
  journey: word(64).optional(),
  contactId: contactIdText.optional(),
});
const claim = z.strictObject({ assignee: businessId }).meta({ id: 'TeamTaskClaim' });
const resolution = z
  .strictObject({
    outcome: oneWord.default('done').meta({
      description:
        'The run that asked gets this word. Of a reply, `opt-out` ends marketing to the number that wrote; a review takes that or `resume`.',
    }),
    by: opaqueId
      .optional()
      .meta({ description: 'Who settles it, as an opaque id; else who has it, else the API key’s label.' }),
    run: z.string().max(255).optional().meta({
      description:
        'Of an ambiguous reply: the run that gets it. Without one the outcome is `none`, the reply answers no run, or `opt-out`.',
    }),
  })
  .meta({ id: 'TeamTaskResolution' });
const json = <T>(content: T) => ({ 'application/json': content });

describe('/v1/team-tasks', {
  get: {
    summary: 'What journeys ask of the team, newest first',
    query: listQuery,
    responses: { 200: { list: taskItem } },
  },
});
describe('/v1/team-tasks/{id}', {
  get: { summary: 'A task, with the words of the reply it is about', responses: { 200: taskWithReply } },
});
describe('/v1/team-tasks/{id}/claim', {
  post: {
    summary: 'Take a task that nobody has',
    body: json(claim),
    examples: json({ 'As agent 7': () => ({ assignee: 'agent-7' }) }),
    responses: { 200: taskItem },
  },
});
describe('/v1/team-tasks/{id}/resolve', {
  post: {
    summary: 'Settle a task; the run that asked goes on',
    body: json(resolution),
    bodyOptional: true,
    examples: json({ 'It is done': () => ({ outcome: 'done' }), 'It refuses': () => ({ outcome: 'opt-out' }) }),
    responses: { 200: taskItem },
  },
});
describe('/v1/team-tasks/{id}/reopen', {
  post: { summary: 'Put a task back into the queue, unless it ended as opt-out', responses: { 200: taskItem } },
});

/** The queue behind the kit's `askTeam`. */
export function teamTaskRoutes(context: Pick<ApiContext, 'team' | 'runs' | 'log'>): Router {
  const { hours } = context.team;
  const router = Router();

  router.get('/v1/team-tasks', async (request, response) => {
    const query = parseOr('query-invalid', listQuery, request.query);
    const { state, journey, contactId: person } = query;
    const filter = defined<Partial<TeamTask>>({ state, journey, contactId: person });
    response.json(await findPage(TeamTaskModel, 'createdAt', filter, query, (task) => toItem(task, hours)));
  });

  router.get('/v1/team-tasks/:id', async (request, response) => {
    const task = await taskOf(request.params.id);
    const reply = task.replyId ? await ReplyModel.findById(task.replyId).select('text').lean() : null;
    response.json(defined<z.output<typeof taskWithReply>>({ ...toItem(task, hours), reply: reply?.text }));
  });

  router.post('/v1/team-tasks/:id/claim', async (request, response) => {
    const { assignee } = parseOr('body-invalid', claim, request.body);
    response.json(
      toItem(await changeTask(request.params.id, ['open'], { state: 'claimed', assignee }, assignee), hours),
    );
  });

  router.post('/v1/team-tasks/:id/resolve', async (request, response) => {
    const { outcome, run, by } = parseOr('body-invalid', resolution, request.body ?? {});
    const { id } = request.params;
    const task = await taskOf(id);
    await checkResolution(context.runs, task, { outcome, run });
    const resolvedBy = by ?? task.assignee ?? keyLabelOf(response);
    const change = defined<Change>({
      state: 'done',
      outcome,
      resolvedBy,
      doneAt: new Date(),
      chosenRun: run,
    });
    response.json(toItem(await settled(changeTask(id, ['open', 'claimed'], change, resolvedBy)), hours));
  });

  router.post('/v1/team-tasks/:id/reopen', async (request, response) => {
    response.json(toItem(await settled(reopenTask(request.params.id, keyLabelOf(response))), hours));
  });

  /** What a decision says of marketing holds from the answer on; the sweeper does the rest, and this again. */
  async function settled(change: Promise<TeamTask>): Promise<TeamTask> {
    const task = await change;
    await heedState(context, task);
    return task;
  }

  return router;
}

async function taskOf(id: string): Promise<TeamTask> {
  const task = await TeamTaskModel.findById(id).lean();
  if (!task) throw new Problem('task-unknown', 'Find its id with GET /v1/team-tasks.');
  return task;
}

function toItem(task: TeamTask, hours: TeamHours): z.output<typeof taskItem> {
  const { _id: id, createdAt, dueAt: asked = dueAt(createdAt, hours), answerUntil, doneAt, changes, ...kept } = task;
  const due = answerUntil && answerUntil < asked ? answerUntil : asked;
  const { pendingAt: _pending, attempts: _attempts, revision: _revision, addressHash: _address, ...rest } = kept;
  return defined({
    id,
    ...rest,
    createdAt: createdAt.toISOString(),
    dueAt: due.toISOString(),
    answerUntil: answerUntil?.toISOString(),
    doneAt: doneAt?.toISOString(),
    changes: changes?.map((change) => ({ ...change, at: change.at.toISOString() })),
  });
}
