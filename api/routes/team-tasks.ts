import { Router } from 'express';
import { z } from 'zod';
import { TeamTaskModel, type TeamTask } from '../../models/documents/team-task.ts';
import { describe } from '../openapi.ts';
import { findPage, pageQuery } from '../paging.ts';
import { parseOr, Problem } from '../problems.ts';

export const taskItem = z
  .object({
    id: z.string(),
    question: z.string(),
    details: z.record(z.string(), z.unknown()),
    state: z.enum(['open', 'done']),
    journey: z.string(),
    workflowId: z.string(),
    contactId: z.string(),
    asks: z.enum(['marketing']).optional().meta({ description: 'It asks whether marketing may go on; see resolve.' }),
    decision: z.enum(['resume', 'opt-out']).optional(),
    createdAt: z.iso.datetime(),
    doneAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'TeamTask' });
const listQuery = pageQuery.extend({ state: z.enum(['open', 'done']).default('open') });

describe('/v1/team-tasks', {
  get: {
    summary: 'What journeys ask of the team, newest first',
    query: listQuery,
    answers: { 200: { list: taskItem } },
  },
});
describe('/v1/team-tasks/{id}/done', { post: { summary: 'Mark a task done', answers: { 200: taskItem } } });

/** The queue behind the kit's `askTeam`. */
export function teamTaskRoutes(): Router {
  const router = Router();

  router.get('/v1/team-tasks', async (request, response) => {
    const query = parseOr('query-invalid', listQuery, request.query);
    response.json(await findPage(TeamTaskModel, 'createdAt', { state: query.state }, query, toItem));
  });

  router.post('/v1/team-tasks/:id/done', async (request, response) => {
    const _id = request.params.id;
    const done = { _id, state: 'open', asks: { $exists: false } } as const;
    await TeamTaskModel.updateOne(done, { $set: { state: 'done', doneAt: new Date() } });
    const task = await TeamTaskModel.findById(_id).lean();
    if (!task) throw new Problem('task-unknown', 'Find its id with GET /v1/team-tasks.');
    if (task.state === 'open') throw new Problem('task-undecided', 'Say whether marketing goes on.');
    response.json(toItem(task));
  });

  return router;
}

export function toItem({ _id: id, createdAt, doneAt, ...task }: TeamTask): z.output<typeof taskItem> {
  return { id, ...task, createdAt: createdAt.toISOString(), ...(doneAt ? { doneAt: doneAt.toISOString() } : {}) };
}
