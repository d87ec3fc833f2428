import { Router } from 'express';
import { z } from 'zod';
import { databaseAnswers } from '../../models/documents/connect.ts';
import type { ApiContext } from '../context.ts';
import { describe } from '../openapi.ts';

const readiness = z.object({
  ready: z.boolean(),
  dependencies: z.object({ mongodb: z.enum(['up', 'down']), temporal: z.enum(['up', 'down']) }),
});

describe('/healthz', {
  get: { summary: 'The process lives', answers: { 200: z.object({ ok: z.boolean() }) }, open: true },
});
describe('/readyz', {
  get: { summary: 'Ready to take events, by dependency', answers: { 200: readiness, 503: readiness }, open: true },
});
describe('/metrics', { get: { summary: 'Prometheus metrics', answers: { 200: { as: 'text/plain' } }, open: true } });

export function healthRoutes({ runs, metrics }: ApiContext): Router {
  const router = Router();

  router.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });

  /** Events are taken while Temporal is away, so only the database decides. */
  router.get('/readyz', async (_request, response) => {
    const [mongodb, temporal] = await Promise.all([databaseAnswers(), runs.answers()]);
    const word = (up: boolean) => (up ? 'up' : 'down');
    const dependencies = { mongodb: word(mongodb), temporal: word(temporal) };
    response.status(mongodb ? 200 : 503).json({ ready: mongodb, dependencies });
  });

  router.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });

  return router;
}
