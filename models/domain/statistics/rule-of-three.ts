/**
 * The share below which the truth lies, with 95 % confidence, where none of so many people did it: 3 / n, the round
 * form of 1 − 0.05^(1/n) (J. A. Hanley and A. Lippman-Hand, JAMA 249, 1983). 1 for fewer than three, of whom it knows
 * nothing.
 *
 * @throws RangeError where it is no whole number from 0 on
 */
export function ruleOfThree(people: number): number {
  if (!Number.isSafeInteger(people) || people < 0) throw new RangeError(`${people} is no number of people`);
  return people < 3 ? 1 : 3 / people;
}

/**
 * How many people must be seen, none of whom does it, to say that fewer than this share do: 1,000 for 0.003.
 *
 * @throws RangeError where the share is not above 0, or above 1
 */
export function peopleToClaim(share: number): number {
  if (!(share > 0 && share <= 1)) throw new RangeError(`${share} is no share above 0`);
  // A quotient that is whole but for its rounding is that whole number.
  return Math.ceil((3 / share) * (1 - Number.EPSILON));
}
