/** Beyond this many standard deviations the tail is below the smallest step between numbers near 1. */
const farthest = 8.3;

/**
 * The share of a standard normal distribution below x (Φ), within 1e-14: the series of G. Marsaglia, "Evaluating the
 * Normal Distribution", Journal of Statistical Software 11(4), 2004.
 */
export function normalCdf(x: number): number {
  if (Math.abs(x) > farthest) return x > 0 ? 1 : 0;
  let [sum, term] = [x, x];
  for (let odd = 3; sum + term !== sum; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + sum * normalDensity(x);
}

/** The height of the standard normal distribution at x (φ). */
export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * The x below which this share of a standard normal distribution lies (Φ⁻¹), within 1e-9 for shares from 1e-6 to
 * 1 − 1e-6. Newton's steps from 0 go towards the root from one side, since Φ bends one way there.
 *
 * @throws RangeError where the share is not between 0 and 1
 */
export function normalQuantile(share: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`${share} is no share between 0 and 1`);
  if (share > 0.5) return -normalQuantile(1 - share);
  let x = 0;
  for (;;) {
    const next = x - (normalCdf(x) - share) / normalDensity(x);
    // Rounding has the last word where a step no longer goes outwards.
    if (next >= x) return x;
    x = next;
  }
}

/**
 * How many standard errors an interval of this confidence reaches to each side: 1.96 for 0.95.
 *
 * @throws RangeError where the confidence is not between 0 and 1
 */
export function standardErrors(confidence: number): number {
  return -normalQuantile((1 - confidence) / 2);
}
