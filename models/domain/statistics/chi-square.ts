import { normalCdf, normalDensity } from './normal.ts';

/**
 * The chance that a chi-square of so many degrees of freedom is above x, within 1e-12: the finite sums for whole
 * degrees (Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.4.4 and 26.4.5).
 *
 * @throws RangeError where x is negative, or the degrees are no whole number from 1 on
 */
export function chiSquareTail(x: number, degrees: number): number {
  if (!(x >= 0)) throw new RangeError(`${x} is no chi-square`);
  if (!Number.isInteger(degrees) || degrees < 1) throw new RangeError(`${degrees} are no degrees of freedom`);
  const odd = degrees % 2 === 1;
  const root = Math.sqrt(x);
  const first = odd ? 2 * normalDensity(root) * root : Math.exp(-x / 2);
  let [sum, term] = odd ? [2 * normalCdf(-root), first] : [first, (first * x) / 2];
  for (let next = odd ? 3 : 4; next <= degrees; next += 2) {
    sum += term;
    term *= x / next;
  }
  return sum;
}
