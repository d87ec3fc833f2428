import { patched } from '@temporalio/workflow';

/**
 * Refuses what a verb is given and could only be a slip, so that the run waits for mended code and not for nothing.
 *
 * @throws RangeError that names the verb and what it was given; a run that went on with such a thing before goes on
 */
export function mustBe(sensible: boolean, fault: string): void {
  if (!sensible && patched('sensible-arguments')) throw new RangeError(fault);
}

/** Refuses an option that a verb does not have, which would do nothing: a cast and a variable bring it past the compiler. */
export function mustKnow(verb: string, options: object, known: readonly string[]): void {
  const strange = Object.keys(options).find((option) => !known.includes(option));
  mustBe(strange === undefined, `${verb}: there is no option ${strange}, but ${known.join(', ')}`);
}
