import { patched } from '@temporalio/workflow';

/**
 * Refuses what a verb is given and could only be a slip, so that the run waits for mended code and not for nothing.
 *
 * @throws RangeError that names the verb and what it was given; a run that went on with such a thing before goes on
 */
export function mustBe(sensible: boolean, fault: string): void {
  if (!sensible && patched('sensible-arguments')) throw new RangeError(fault);
}
