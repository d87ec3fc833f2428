/** What a run wrote of itself into Temporal. */
interface Written {
  stage?: string | undefined;
  nextWakeAt?: string | undefined;
  outcome?: string | undefined;
}

/** The stage of every run that is over. */
export const stageOfEnded = 'ended';

/**
 * What a run does, or how it ended. One that was ended from outside could write nothing more, so that its own words are
 * those of its last step: it has no next hour, and its outcome is what was done to it.
 */
export function runProgress(status: string, { stage, nextWakeAt, outcome }: Written) {
  if (status === 'running') return { ...(stage ? { stage } : {}), ...(nextWakeAt ? { nextWakeAt } : {}) };
  const ended = outcome ?? (status === 'completed' ? undefined : status);
  return { stage: stageOfEnded, ...(ended ? { outcome: ended } : {}) };
}
