import { standardErrors } from './normal.ts';

/** How many of how many people: whole numbers, `count` at most `of`. 0 of 0 is an arm that has nobody yet. */
export interface Proportion {
  count: number;
  of: number;
}

/**
 * What was seen, and between which bounds the truth is taken to lie. `value` is absent where nothing was seen to
 * divide.
 */
export interface Estimate {
  value: number | undefined;
  low: number;
  high: number;
}

/**
 * The share that counts; absent for 0 of 0.
 *
 * @throws RangeError where these are no whole numbers, or more count than there are
 */
export function shareOf({ count, of }: Proportion): number | undefined {
  const whole = Number.isSafeInteger(count) && Number.isSafeInteger(of);
  if (!whole || count < 0 || count > of) throw new RangeError(`${count} of ${of} is no proportion`);
  return of === 0 ? undefined : count / of;
}

/**
 * A share from 0 to 1 with the interval of Wilson, without correction for continuity (E. B. Wilson, JASA 22, 1927;
 * method 3 of R. G. Newcombe, Statistics in Medicine 17, 1998, 857–872). Of nobody it says 0 to 1: nothing is known.
 *
 * @throws RangeError where it is no proportion, or the confidence is not between 0 and 1
 */
export function wilson(seen: Proportion, confidence = 0.95): Estimate {
  const share = shareOf(seen);
  const z = standardErrors(confidence);
  if (share === undefined) return { value: undefined, low: 0, high: 1 };
  const { count, of } = seen;
  const middle = (count + (z * z) / 2) / (of + z * z);
  const reach = (z * Math.sqrt(count * (1 - share) + (z * z) / 4)) / (of + z * z);
  // Where all count rounding would leave a trace of the others; where none do both terms are one number.
  return { value: share, low: middle - reach, high: count === of ? 1 : middle + reach };
}

/**
 * By how much the variant's share is above the control's, from −1 to 1, with the hybrid score interval (method 10 of
 * R. G. Newcombe, Statistics in Medicine 17, 1998, 873–890). Where one of them has nobody it says −1 to 1.
 *
 * @throws RangeError where one is no proportion, or the confidence is not between 0 and 1
 */
export function difference(control: Proportion, variant: Proportion, confidence = 0.95): Estimate {
  const [base, other] = [wilson(control, confidence), wilson(variant, confidence)];
  if (base.value === undefined || other.value === undefined) return { value: undefined, low: -1, high: 1 };
  const value = other.value - base.value;
  return {
    value,
    low: value - Math.hypot(other.value - other.low, base.high - base.value),
    high: value + Math.hypot(other.high - other.value, base.value - base.low),
  };
}

/**
 * By which part of the control's share the variant's is above it: 0.2 is a fifth more, −1 is nothing left. For a
 * holdout both count the people who were *assigned*, whoever was reached. The interval is that of MOVER-R from Wilson's
 * (A. Donner and G. Zou, Statistical Methods in Medical Research 21, 2012), which leaves out 0 exactly where that of
 * `difference` does. Where nobody of the control counts there is no value, and `high` is Infinity, which is null in
 * JSON.
 *
 * @throws RangeError where one is no proportion, or the confidence is not between 0 and 1
 */
export function lift(control: Proportion, variant: Proportion, confidence = 0.95): Estimate {
  const [base, other] = [wilson(control, confidence), wilson(variant, confidence)];
  if (base.value === undefined || other.value === undefined) return { value: undefined, low: -1, high: Infinity };
  const product = base.value * other.value;
  const [otherLow, otherHigh] = [belowTwice(other.value, other.low), belowTwice(other.value, other.high)];
  const [baseLow, baseHigh] = [belowTwice(base.value, base.low), belowTwice(base.value, base.high)];
  // The lower bound stands with its root below the line, since above it both could be 0.
  const low = variant.count === 0 ? 0 : otherLow / (product + Math.sqrt(product ** 2 - otherLow * baseHigh));
  const high = control.count === 0 ? Infinity : (product + Math.sqrt(product ** 2 - otherHigh * baseLow)) / baseLow;
  return { value: base.value === 0 ? undefined : other.value / base.value - 1, low: low - 1, high: high - 1 };
}

/** The term that both halves of MOVER-R are made of. */
function belowTwice(share: number, bound: number): number {
  return bound * (2 * share - bound);
}
