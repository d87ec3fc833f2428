import { normalQuantile, standardErrors } from './normal.ts';

/** What a comparison of two shares risks: a false winner (two-sided), and how often it finds the difference. */
export interface Risks {
  /** 0.05 where it is not said. */
  alpha?: number;
  /** 0.8 where it is not said. */
  power?: number;
}

/** What a pilot of some size can tell. */
export interface Sensitivity {
  /** The smallest rise that it finds, in share of people; absent where it finds none. */
  difference: number | undefined;
  /**
   * `small`: already a rise by a fifth of `from`. `large`: one by a half. `disasters`: only more than that, or nothing.
   */
  finds: 'small' | 'large' | 'disasters';
  /** The same in words. */
  sentence: string;
}

/**
 * How many people each of two arms needs to find that `from` became `to`, judged once at that size by the z test: the
 * formula with pooled variance and no correction for continuity (J. L. Fleiss, "Statistical Methods for Rates and
 * Proportions"), as R's `power.prop.test` has it. A confidence sequence looks at any time, and pays for it with some
 * power.
 *
 * @throws RangeError where these are not two different shares from 0 to 1, or a risk is not between 0 and 1
 */
export function sampleSize(from: number, to: number, risks: Risks = {}): number {
  if (to === from) throw new RangeError(`no size tells ${from} from itself`);
  return Math.ceil(exactSize(from, to, risks));
}

/**
 * The smallest rise over `from` that so many people per arm find, within 1e-12; undefined where they would not find
 * even a rise to 1. Below one half a fall of the same size needs fewer people than the rise.
 *
 * @throws RangeError where `from` is no share, people are no whole number from 1 on, or a risk is not between 0 and 1
 */
export function smallestDifference(from: number, perArm: number, risks: Risks = {}): number | undefined {
  if (!Number.isSafeInteger(perArm) || perArm < 1) throw new RangeError(`${perArm} is no number of people`);
  if (!(exactSize(from, 1, risks) <= perArm)) return undefined;
  let [missed, found] = [0, 1 - from];
  while (found - missed > 1e-13) {
    const middle = (missed + found) / 2;
    if (exactSize(from, from + middle, risks) > perArm) missed = middle;
    else found = middle;
  }
  return found;
}

/**
 * What so many people per arm can tell of a share that is `from` now, before anyone is sent anything.
 *
 * @throws RangeError where `from` is no share, people are no whole number from 1 on, or a risk is not between 0 and 1
 */
export function sensitivity(from: number, perArm: number, risks: Risks = {}): Sensitivity {
  const difference = smallestDifference(from, perArm, risks);
  const finds = kindOf(difference === undefined ? Infinity : difference / from);
  if (difference === undefined) {
    return { difference, finds, sentence: `${perArm} people per arm find no rise over ${percent(from)} at all.` };
  }
  const rise = `a rise from ${percent(from)} to ${percent(from + difference)} or more`;
  const often = `in ${percent(risks.power ?? 0.8)} of pilots`;
  return { difference, finds, sentence: `${perArm} people per arm find ${rise} ${often}${meanings[finds]}.` };
}

const meanings = {
  small: '',
  large: ': only large differences',
  disasters: ': they catch only disasters, and finding nothing means nothing',
};

function kindOf(relative: number): Sensitivity['finds'] {
  if (relative > 0.5) return 'disasters';
  return relative > 0.2 ? 'large' : 'small';
}

/** As many as the formula says, in fractions of people. */
function exactSize(from: number, to: number, { alpha = 0.05, power = 0.8 }: Risks): number {
  for (const share of [from, to]) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`${share} is no share from 0 to 1`);
  }
  const spread = (share: number) => share * (1 - share);
  const byChance = standardErrors(1 - alpha) * Math.sqrt(2 * spread((from + to) / 2));
  const inTruth = normalQuantile(power) * Math.sqrt(spread(from) + spread(to));
  return ((byChance + inTruth) / (to - from)) ** 2;
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}
