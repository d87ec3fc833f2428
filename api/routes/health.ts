import { Router } from 'express';
import { z } from 'zod';
import { databaseCheck, stuckNow } from '../../models/documents/health.ts';
import * as documents from '../../models/documents/index.ts';
import { stuckInWords } from '../../models/domain/standstill.ts';
import type { ApiContext } from '../context.ts';
import { describe } from '../openapi.ts';
import { shared } from '../shared.ts';

const upOrDown = z.enum(['up', 'down']);
const readiness = z.object({
  ready: z.boolean(),
  dependencies: z.object({ mongodb: upOrDown, temporal: upOrDown, worker: upOrDown }),
  details: z.array(z.string()).meta({ description: 'What is wrong, each in a sentence with what mends it.' }),
});

describe('/healthz', {
  get: { summary: 'The process lives', answers: { 200: z.object({ ok: z.boolean() }) }, open: true },
});
describe('/readyz', {
  get: { summary: 'Ready to take events, by dependency', answers: { 200: readiness, 503: readiness }, open: true },
});
describe('/metrics', { get: { summary: 'Prometheus metrics', answers: { 200: { as: 'text/plain' } }, open: true } });

export function healthRoutes({ runs, metrics, log, isStopping }: ApiContext): Router {
  const router = Router();
  const databaseFault = databaseCheck(Object.values(documents));

  router.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });

  /**
   * Ready to take events, and sure that they can have their effect. Where Temporal or the workers are merely away for a
   * while, events are taken and wait; a database that is away or not set up, and a namespace that is not, end that.
   */
  router.get('/readyz', async (_request, response) => {
    const [mongodb, temporal, pollers, stuck] = await Promise.all([
      databaseFault(),
      runs.fault(),
      runs.pollers(),
      stuckNow(),
    ]);
    const worker = pollers && pollers.workflows.length + pollers.activities.length > 0;
    const ready = !mongodb && !(temporal && temporal.lasts) && !isStopping();
    const word = (up: boolean) => (up ? ('up' as const) : ('down' as const));
    const details = [
      ...(isStopping() ? ['It is stopping.'] : []),
      ...[mongodb, temporal?.says].filter((said) => said !== undefined),
      ...(pollers && !worker ? ['No worker takes work: start one with `tidings worker`.'] : []),
      ...stuckInWords(stuck),
    ];
    sayChanges(ready, details);
    const dependencies = { mongodb: word(!mongodb), temporal: word(!temporal), worker: word(worker ?? false) };
    response.status(ready ? 200 : 503).json({ ready, dependencies, details });
  });

  let said = '';
  /** Whoever has only the log reads there, too, why it is not ready. */
  function sayChanges(ready: boolean, details: string[]): void {
    const now = details.join(' ');
    if (now === said) return;
    said = now;
    if (details.length === 0) log.info('all is well again');
    else log.warn({ ready, details }, ready ? 'ready, though not all is well' : 'not ready');
  }

  const counted = shared(() => metrics.registry.metrics(), 1_000);
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await counted());
  });

  return router;
}
