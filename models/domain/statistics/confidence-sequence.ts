import { shareOf } from './proportions.ts';
import type { Estimate, Proportion } from './proportions.ts';

export interface SequenceSettings {
  /** People of both arms together (N*) at whom one most wants to decide: there the interval is about its narrowest. */
  decideAt: number;
  /**
   * How often a pilot without a difference may end with a winner, however often one looks; 0.05 where it is not said.
   */
  alpha?: number;
}

/**
 * By how much the variant's share is above the control's, from −1 to 1, with an interval that holds at every look at
 * once: a pilot may be looked at as often as one likes, and ended with a winner as soon as 0 lies outside. Several
 * variants against one control share the risk: give each `alpha` divided by their number. Where an arm has nobody it
 * says −1 to 1.
 *
 * The asymptotic confidence sequence of I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy and A. Ramdas,
 * "Time-uniform central limit theory and asymptotic confidence sequences", Annals of Statistics 52, 2024. Its variance
 * is that of each arm over its people, which for equal arms is the s² of the source. For the variance alone each arm
 * counts four people more, of whom two count (A. Agresti and B. A. Coull, The American Statistician 52, 1998), since a
 * small arm of which all or none count has else no variance: of 2,000 pilots without a difference that drew 2 % and 98
 * %, 69 % had a false winner.
 *
 * @throws RangeError where one is no proportion, `decideAt` is not above 0, or `alpha` is not between 0 and 1
 */
export function confidenceSequence(
  control: Proportion,
  variant: Proportion,
  { decideAt, alpha = 0.05 }: SequenceSettings,
): Estimate {
  if (!(decideAt > 0 && decideAt < Infinity)) throw new RangeError(`${decideAt} is no number of people`);
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`${alpha} is no risk between 0 and 1`);
  const [base, other] = [shareOf(control), shareOf(variant)];
  if (base === undefined || other === undefined) return { value: undefined, low: -1, high: 1 };
  const value = other - base;
  const reach = Math.sqrt(errorOf(control) + errorOf(variant)) * errorsAt(control.of + variant.of, decideAt, alpha);
  return { value, low: Math.max(-1, value - reach), high: Math.min(1, value + reach) };
}

/** The squared standard error of a share. */
function errorOf({ count, of }: Proportion): number {
  const share = (count + 2) / (of + 4);
  return (share * (1 - share)) / of;
}

/** How many standard errors the interval reaches after so many people. */
function errorsAt(people: number, decideAt: number, alpha: number): number {
  const bound = -2 * Math.log(alpha);
  const mixed = (people * (bound + Math.log(bound + 1))) / decideAt;
  return Math.sqrt((2 * (mixed + 1) * Math.log(Math.sqrt(mixed + 1) / alpha)) / mixed);
}
