import type { Runs } from '../../api/runs/temporal.ts';
import type { ListedRun } from '../../api/runs/run-list.ts';
import { runsOfMissingJourneys } from '../../api/runs/unserved-runs.ts';
import type { RunLookUps } from '../../worker/watch-runs.ts';

/** So many of a kind are looked at in one round; the rest in the next. */
const pageSize = 100;

/**
 * What a worker's watch asks of Temporal.
 *
 * @param types the workflow types of the bundle
 */
export function runLookUps(runs: Runs, types: readonly string[]): RunLookUps {
  const identities = (listed: { runs: ListedRun[] }) =>
    listed.runs.map(({ runId, workflowId }) => ({ runId, workflowId }));
  return {
    standstill: (workflowId, runId) => runs.standstill(workflowId, runId),
    identify: async (runIds) => identities(await runs.list({ runIds: runIds.slice(0, pageSize) }, pageSize)),
    overdue: async (before) => identities(await runs.list({ open: true, overdueSince: before }, pageSize)),
    unserved: async () => {
      const strange = await runs.list({ open: true, typesOtherThan: types }, pageSize);
      const gone = new Set(strange.runs.map(({ workflowType }) => workflowType));
      const byType = [...gone].map(async (name) => {
        return { by: 'type' as const, name, runs: await runs.count({ open: true, workflowType: name }) };
      });
      return [...(await Promise.all(byType)), ...(await runsOfMissingJourneys(runs, gone))];
    },
  };
}
