/** Why a run cannot go on: the stable code, and the sentence that says what is wrong. One table for log, API and docs. */
export const standstillCauses = {
  'not-served': 'No worker knows its journey: it was renamed, removed, or is not exported.',
  'does-not-fit': 'Its journey was changed without `patched`, so that what the run has done no longer fits.',
  throws: 'Its journey throws an error.',
  'attributes-missing': 'The namespace lacks a search attribute that runs write.',
  'text-missing': 'The text of its journey is gone from the workers: it was renamed or removed, or they are older.',
  'step-fails': 'A step fails again and again.',
  'nobody-takes-it': 'No worker takes its next step.',
  'not-finished': 'Workers begin its next step and do not finish it.',
} as const;
export type StandstillCause = keyof typeof standstillCauses;

/** What to do about each; the run goes on by itself then. */
export const standstillFixes: Readonly<Record<StandstillCause, string>> = {
  'not-served': 'Put the journey back under its name, or end the run.',
  'does-not-fit': 'Put the old steps back, or keep both under `patched`.',
  throws: 'Mend the journey at the step that throws.',
  'attributes-missing': 'Add the search attributes that docs/operations.md names to the namespace.',
  'text-missing': 'Put the text back under its name, or renew the workers that lack it.',
  'step-fails': 'Mend what the error names: the segment, the look-up, the gateway, the database.',
  'nobody-takes-it': 'Start a worker; where one runs, read its log.',
  'not-finished': 'Look for a loop without a wait in the journey, or for a worker without memory.',
};

/** A run that stands still, as Temporal sees it now. */
export interface Standstill {
  cause: StandstillCause;
  /** The activity that fails; absent where it is the story itself. */
  step?: string;
  attempt: number;
  /** The last failure without data: of an error that a journey throws its type and place. */
  error: string;
  /** What the journey itself said, which may name somebody: for the terminal of its author, never kept or logged. */
  words?: string;
  since: Date;
  /** Of a step of which Temporal knows nothing: without further word it holds no longer than this. */
  knownUntil?: Date;
}

/** An activity that failed fewer times than this is merely being tried again. */
export const failuresUntilStuck = 3;

/** What stands in `why` and in the timeline. */
export function standstillInWords({ cause, step, attempt, error }: Omit<Standstill, 'since'>): string {
  const what = step ? `${standstillCauses[cause]} ${step}` : standstillCauses[cause];
  return `${what}${error ? ` ${error}` : ''} (attempt ${attempt})`;
}

/** What readiness says of them; nothing where all go on, or nobody knows. */
export function stuckInWords(runs: number | undefined): string[] {
  if (!runs) return [];
  return [`${runs} ${runs === 1 ? 'run cannot' : 'runs cannot'} go on: see GET /v1/runs?stuck=true.`];
}
