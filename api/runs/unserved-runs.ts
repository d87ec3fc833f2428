import { ownFlows } from '../../models/domain/runs/own-flows.ts';
import type { UnservedRuns } from '../../models/domain/runs/unserved-runs.ts';
import { catalogue } from '../../workflows/catalogue.ts';
import type { ApiMetrics } from '../http/metrics.ts';
import type { Runs } from './temporal.ts';

/** So many runs are looked at for the names of their journeys; the next look finds what is behind them. */
const pageSize = 100;
const journeys = [...Object.keys(catalogue), ...Object.keys(ownFlows)];

/**
 * Open runs whose journey the catalogue does not name, counted by journey.
 *
 * @param but workflow types that are told of otherwise
 */
export async function runsOfMissingJourneys(runs: Runs, but: ReadonlySet<string> = new Set()): Promise<UnservedRuns[]> {
  const listed = await runs.list({ open: true, journeysOtherThan: journeys }, pageSize);
  const strange = listed.runs.filter(({ workflowType }) => !but.has(workflowType));
  const names = new Set(strange.map(({ workflowId }) => workflowId.split('/')[0] ?? ''));
  return Promise.all(
    [...names].map(async (name) => ({
      by: 'journey' as const,
      name,
      runs: await runs.count({ open: true, journey: name }),
    })),
  );
}

/** The api's own look at them, whose events it cannot give an effect; workflow types are known to workers alone. */
export function watchMissingJourneys(runs: Runs, { unservedRuns }: ApiMetrics) {
  let found: readonly UnservedRuns[] = [];
  return {
    /** As of the latest look; none where Temporal did not say. */
    found: () => found,
    look: async () => {
      const told = runsOfMissingJourneys(runs);
      found = await told.catch(() => []);
      unservedRuns.reset();
      for (const { by, name, runs: open } of found) unservedRuns.set({ by, name }, open);
      await told;
    },
  };
}
