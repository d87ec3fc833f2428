import { chiSquareTail } from './chi-square.ts';

/** An arm as it was filled: the people in it, and its part of the draw in any unit. */
export interface FilledArm {
  people: number;
  weight: number;
}

/**
 * `as-drawn`: the arms have the sizes that the draw gives. `refused`: they have not, so something beside chance put
 * people into arms or took them out, and no comparison of these arms may be believed. `too-few`: too small to tell.
 */
export interface SampleRatio {
  verdict: 'as-drawn' | 'refused' | 'too-few';
  chiSquare: number;
  /** How often chance alone is as far from the weights, or farther. */
  p: number;
}

/** So seldom by chance that a fault is likelier. */
const refusedBelow = 0.001;

/**
 * Under five expected in an arm the chi-square is no guide (W. G. Cochran, Annals of Mathematical Statistics 23, 1952).
 */
const leastExpected = 5;

/**
 * Whether people were split as the weights say: Pearson's goodness of fit with one degree of freedom less than arms. A
 * holdout may stand among the arms, with its part of all. Arms of weight 0 are left out by the caller.
 *
 * @throws RangeError where there are fewer than two arms, people are no whole number, or a weight is not above 0
 */
export function sampleRatio(arms: readonly FilledArm[]): SampleRatio {
  if (arms.length < 2) throw new RangeError('a ratio needs two arms or more');
  for (const { people, weight } of arms) {
    const filled = Number.isSafeInteger(people) && people >= 0 && weight > 0 && weight < Infinity;
    if (!filled) throw new RangeError(`${people} people with weight ${weight} are no arm`);
  }
  const total = arms.reduce((sum, { people }) => sum + people, 0);
  const weights = arms.reduce((sum, { weight }) => sum + weight, 0);
  const expected = arms.map(({ weight }) => (total * weight) / weights);
  if (Math.min(...expected) < leastExpected) return { verdict: 'too-few', chiSquare: 0, p: 1 };
  const chiSquare = arms.reduce((sum, { people }, at) => {
    const awaited = expected[at] ?? 1;
    return sum + (people - awaited) ** 2 / awaited;
  }, 0);
  const p = chiSquareTail(chiSquare, arms.length - 1);
  return { verdict: p < refusedBelow ? 'refused' : 'as-drawn', chiSquare, p };
}
