import type { Runs } from '../api/temporal.ts';
import type { ListedRun } from '../api/run-list.ts';
import type { RunLookUps } from '../worker/watch-runs.ts';

/** So many of a kind are looked at in one round; the rest in the next. */
const page = 100;

/**
 * What a worker's watch asks of Temporal.
 *
 * @param types the workflow types of the bundle
 * @param journeys the names that begin workflow ids
 */
export function runLookUps(runs: Runs, types: readonly string[], journeys: readonly string[]): RunLookUps {
  const identities = (listed: { runs: ListedRun[] }) =>
    listed.runs.map(({ runId, workflowId }) => ({ runId, workflowId }));
  return {
    standstill: (workflowId, runId) => runs.standstill(workflowId, runId),
    identify: async (runIds) => identities(await runs.list({ runIds: runIds.slice(0, page) }, page)),
    overdue: async (before) => identities(await runs.list({ open: true, overdueSince: before }, page)),
    unserved: async () => {
      const [strangeTypes, strangeJourneys] = await Promise.all([
        runs.list({ open: true, typesOtherThan: types }, page),
        runs.list({ open: true, journeysOtherThan: journeys }, page),
      ]);
      const byType = new Set(strangeTypes.runs.map(({ workflowType }) => workflowType));
      const served = strangeJourneys.runs.filter(({ workflowType }) => !byType.has(workflowType));
      const byJourney = new Set(served.map(({ workflowId }) => workflowId.split('/')[0] ?? ''));
      return Promise.all([
        ...[...byType].map(async (name) => {
          return { by: 'type' as const, name, runs: await runs.count({ open: true, workflowType: name }) };
        }),
        ...[...byJourney].map(async (name) => {
          return { by: 'journey' as const, name, runs: await runs.count({ open: true, journey: name }) };
        }),
      ]);
    },
  };
}
