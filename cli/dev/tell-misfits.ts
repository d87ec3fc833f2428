import type { OpenMisfit } from '../../worker/open-misfits.ts';

/** Of many runs that stop at the same step, so many are named. */
const named = 3;

/** Says which open runs could not go on after a change of their journey, where, and how to begin anew. */
export function tellMisfits(misfits: readonly OpenMisfit[], say: (line: string) => void): void {
  const byJourney = new Map<string, OpenMisfit[]>();
  for (const misfit of misfits) {
    const [journey = ''] = misfit.workflowId.split('/');
    byJourney.set(journey, [...(byJourney.get(journey) ?? []), misfit]);
  }
  for (const [journey, runs] of byJourney) {
    say(
      `${runs.length === 1 ? '1 open run does' : `${runs.length} open runs do`} not fit ${journey} as it is now, and will stand still:`,
    );
    for (const { workflowId, why } of runs.slice(0, named)) say(`  ${workflowId}: ${why}`);
    if (runs.length > named) say(`  and ${runs.length - named} more`);
    say(
      `  Put the old steps back, keep both under patched() (docs/change-a-journey.md), or end these runs to begin anew: npx tidings end-runs ${journey}`,
    );
  }
}
