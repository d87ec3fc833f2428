import { ActivityFailure, ApplicationFailure, proxyActivities, TimeoutFailure } from '@temporalio/workflow';
import type { LookUpAnswer, LookUpInput, LookUpName } from '../../models/config/register.ts';
import { lookUpType, unanswered, type LookUpRequest } from '../../models/domain/runs/look-up.ts';
import type { Narration } from './narration.ts';

/** The most that any look-up may be given; the worker knows the limits of each. */
const activities = proxyActivities<Record<string, (request: LookUpRequest) => Promise<unknown>>>({
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute', maximumAttempts: 20 },
});

/**
 * Asks a look-up of the installation; undefined when it gave no answer however often it was tried.
 *
 * @throws ActivityFailure where it does not exist or answers what cannot enter a run: faults of code, which end the run
 */
export async function lookUpBy<Name extends LookUpName>(
  narration: Narration,
  { name, ...request }: Omit<LookUpRequest, 'input'> & { name: Name },
  ...[input]: LookUpInput<Name>
): Promise<LookUpAnswer<Name> | undefined> {
  narration.working(`Looking up ${name}`);
  const summary = `look up ${name}`;
  try {
    const answer = await activities[lookUpType(name)]?.executeWithOptions({ summary }, [{ ...request, input }]);
    return answer as LookUpAnswer<Name>;
  } catch (error) {
    const because = silenceOf(error);
    if (because === undefined) throw error;
    narration.unanswered(name, because);
    return undefined;
  }
}

function silenceOf(error: unknown): string | undefined {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  if (cause instanceof TimeoutFailure) return 'no worker has ended it in time';
  return cause instanceof ApplicationFailure && cause.type === unanswered ? cause.message : undefined;
}
