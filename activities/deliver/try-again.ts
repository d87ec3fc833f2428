import { ApplicationFailure } from '@temporalio/common';

/** A failure after which Temporal tries the step again, of a type that names the reason; not before `afterMs`, where given. */
export function tryAgain(message: string, type: string, afterMs?: number): ApplicationFailure {
  return ApplicationFailure.create({ message, type, ...(afterMs ? { nextRetryDelay: afterMs } : {}) });
}
