import { patched } from '@temporalio/workflow';
import { durationFault, type Duration } from '../../models/domain/time/duration.ts';

/**
 * A span as a story gives it.
 *
 * @throws RangeError that names what is no span; a run that went on with such a one before goes on
 */
export function span(what: string, duration: Duration): Duration {
  const fault = durationFault(duration);
  if (fault && patched('whole-durations')) throw new RangeError(`${what}: "${duration}" ${fault}`);
  return duration;
}
