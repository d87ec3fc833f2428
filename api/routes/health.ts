import { Router } from 'express';
import { z } from 'zod';
import { coalesced } from '../../models/domain/coalesced.ts';
import type { ApiContext } from '../context.ts';
import { describe } from '../http/openapi.ts';

const engine = z.enum(['up', 'down', 'unfit']).meta({
  description: '`down` does not answer; `unfit` answers, and is not set up as it must be: `details` say what it lacks.',
});
const worker = z.enum(['up', 'down', 'unknown']).meta({
  description: '`down`: no worker takes work; `unknown` while the database, where workers sign, does not say.',
});
const readiness = z.object({
  ready: z.boolean(),
  dependencies: z.object({ mongodb: engine, temporal: engine, worker }),
  details: z.array(z.string()).meta({ description: 'What is wrong, each in a sentence with what mends it.' }),
});

describe('/healthz', {
  get: { summary: 'The process lives', responses: { 200: z.object({ ok: z.boolean() }) }, open: true },
});
describe('/readyz', {
  get: {
    summary: 'Ready to take events, by dependency; looked up once a second at most',
    responses: { 200: readiness, 503: readiness },
    open: true,
  },
});
describe('/metrics', { get: { summary: 'Prometheus metrics', responses: { 200: { as: 'text/plain' } }, open: true } });

export function healthRoutes({ readiness: read, metrics }: ApiContext): Router {
  const router = Router();

  router.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });

  router.get('/readyz', async (_request, response) => {
    const state = await read();
    response.status(state.ready ? 200 : 503).json(state);
  });

  const counted = coalesced(() => metrics.registry.metrics(), 1_000);
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await counted());
  });

  return router;
}
