import { Router } from 'express';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { describe } from '../openapi.ts';
import { parseOr, Problem } from '../problems.ts';
import { resolveReview } from '../review.ts';
import { taskItem, toItem } from './team-tasks.ts';

const decisionInput = z.strictObject({ marketing: z.enum(['resume', 'opt-out']) }).meta({ id: 'ReviewDecision' });

describe('/v1/team-tasks/{id}/resolve', {
  post: {
    summary: 'Decide whether marketing goes on after a reply that looked like a refusal',
    body: { 'application/json': decisionInput },
    answers: { 200: taskItem },
  },
});

/** Where a person ends the pause of marketing that a doubtful reply began. */
export function reviewRoutes(context: ApiContext): Router {
  const router = Router();
  router.post('/v1/team-tasks/:id/resolve', async (request, response) => {
    const { marketing } = parseOr('body-invalid', decisionInput, request.body ?? {});
    const task = await resolveReview(context, request.params.id, marketing);
    if (!task) throw new Problem('task-unknown', 'No task of this id asks whether marketing may go on.');
    response.json(toItem(task));
  });
  return router;
}
