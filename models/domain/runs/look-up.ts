/** One question of a run to a look-up of the installation, named by the run and its ordinal in it. */
export interface LookUpRequest {
  workflowId: string;
  startedBy: string;
  journey: string;
  contactId: string;
  ordinal: number;
  input?: unknown;
}

/** The activity type of a look-up. It stands in histories, so it never changes. */
export function lookUpType(name: string): `lookUp.${string}` {
  return `lookUp.${name}`;
}

/** The type of the failure of a look-up that gave no answer. */
export const unanswered = 'LOOK_UP_UNANSWERED';
