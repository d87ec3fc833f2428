import { stuckNow } from '../../models/documents/health.ts';
import { noteGoingOn, noteStandstill, runsToLookAt } from '../../models/documents/stuck-run.ts';
import { workersNow } from '../../models/documents/worker-sign.ts';
import type { RunIdentity } from '../../models/documents/stuck-run.ts';
import type { ApiContext } from '../context.ts';
import type { RunFilter } from './run-list.ts';
import type { Runs } from './temporal.ts';

/** So many runs of a kind are looked at in one round; the next round goes on behind them. */
const pageSize = 500;
/** As for a worker's own look: a run wakes well within this. */
const wakesWithinMs = 120_000;

/**
 * Counts the workers and what waits for them. Runs that stand still are looked at by workers; where there is none, the
 * api does it, so that what nobody takes is listed also when nobody is there to say so.
 */
export function watchWorkers({ runs, metrics }: Pick<ApiContext, 'runs' | 'metrics'>): () => Promise<void> {
  const begun = pager(runs);
  const overdue = pager(runs);
  return async () => {
    const [workers, waiting] = await Promise.all([workersNow(), runs.waitingSteps()]);
    metrics.workers.set(workers ?? NaN);
    metrics.waitingSteps.set(waiting ?? NaN);
    metrics.stuckRuns.set((await stuckNow()) ?? NaN);
    if (workers === 0) {
      const now = new Date();
      const found = [
        ...(await runsToLookAt(pageSize)),
        ...(await begun({ open: true, stage: 'started' })),
        ...(await overdue({ open: true, overdueSince: new Date(now.getTime() - wakesWithinMs) })),
      ];
      for (const run of new Map(found.map((each) => [each.runId, each])).values()) await look(runs, run, now);
    }
  };
}

/** A page of a list at each call, then the list from its beginning again. */
function pager(runs: Runs): (filter: RunFilter) => Promise<RunIdentity[]> {
  let next: Uint8Array | undefined;
  return async (filter) => {
    const from = next;
    next = undefined;
    const listed = await runs.list(filter, pageSize, from);
    next = listed.token;
    return listed.runs;
  };
}

async function look(runs: Runs, { runId, workflowId }: RunIdentity, now: Date): Promise<void> {
  const standstill = await runs.standstill(workflowId, runId);
  if (standstill) await noteStandstill({ runId, workflowId }, standstill, now);
  else await noteGoingOn(runId, now);
}
