import type { OpenMisfit, OpenMisfits } from '../../worker/open-misfits.ts';

/** Of many runs that stop at the same step, so many are named. */
const named = 3;

/**
 * Says which open runs could not go on after a change of their journey, where, and what to do; and what it could not look
 * at.
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
  const isGone = runs.every(({ gone }) => gone);
  const count = `${runs.length} open ${runs.length === 1 ? 'run' : 'runs'}`;
  const fits = runs.length === 1 ? 'does' : 'do';
  say(
    isGone
      ? `${count} of ${journey} will stand still, since no journey of this name is there any more:`
      : `${count} ${fits} not fit ${journey} as it is now, and will stand still:`,
  );
  for (const { workflowId, why } of runs.slice(0, named)) say(isGone ? `  ${workflowId}` : `  ${workflowId}: ${why}`);
  if (runs.length > named) say(`  and ${runs.length - named} more`);
  const mend = isGone
    ? `Give the file its name back, ${journey}`
    : 'Put the old steps back, keep both under patched() (docs/change-a-journey.md)';
  say(`  ${mend}, or end these runs: npx tidings end-runs ${journey}`);
}
