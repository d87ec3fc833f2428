import type { OpenMisfit, OpenMisfits } from '../../worker/open-misfits.ts';

/** Of many runs that stop at the same step, so many are named. */
const named = 3;

/**
 * Says which open runs could not go on after a change of their journey, where, and how to begin anew; and what it could
 * not look at.
 */
export async function tellMisfits(look: () => Promise<OpenMisfits>, say: (line: string) => void): Promise<void> {
  try {
    const { misfits, unseen } = await look();
    for (const [journey, runs] of byJourney(misfits)) tellRuns(journey, runs, say);
    if (unseen > 0) say(`${unseen} more open runs were not looked at, and may not fit either.`);
  } catch (error) {
    say(`The open runs could not be looked at, so some may not fit the change: ${(error as Error).message}`);
  }
}

function byJourney(misfits: readonly OpenMisfit[]): Map<string, OpenMisfit[]> {
  const found = new Map<string, OpenMisfit[]>();
  for (const misfit of misfits) {
    const [journey = ''] = misfit.workflowId.split('/');
    found.set(journey, [...(found.get(journey) ?? []), misfit]);
  }
  return found;
}

function tellRuns(journey: string, runs: readonly OpenMisfit[], say: (line: string) => void): void {
  const count = runs.length === 1 ? '1 open run does' : `${runs.length} open runs do`;
  say(`${count} not fit ${journey} as it is now, and will stand still:`);
  for (const { workflowId, why } of runs.slice(0, named)) say(`  ${workflowId}: ${why}`);
  if (runs.length > named) say(`  and ${runs.length - named} more`);
  say(
    `  Put the old steps back, keep both under patched() (docs/change-a-journey.md), or end these runs to begin anew: npx tidings end-runs ${journey}`,
  );
}
