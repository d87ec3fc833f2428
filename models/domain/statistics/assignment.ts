import { encodeId } from '../encode.ts';
import { murmur3 } from './murmur3.ts';

/** What each arm gets of the people who are not held out, in percent; decimals are allowed, and all add to 100. */
export type Weights<Arm extends string = string> = Readonly<Record<Arm, number>>;

/** The answer for people who get nothing, so that the effect of all arms together can be told. */
export const heldOut = 'holdout';

/** A sum of decimals misses 100 by its rounding alone. */
const rounding = 1e-9;

/** Temporal gives it to workflow code, too. */
const utf8 = new TextEncoder();

/**
 * The arm of a person in an experiment: the same at every call, in any process and language, and independent of the
 * arms in experiments of other names. The holdout is drawn first, by a draw of its own, so that nothing about the arms
 * decides who is in it. The order in which arms are written does not matter.
 *
 * Arms have neighbouring ranges of one draw, in the order of their names. A change of weights therefore moves those
 * whose draw lies between an old bound and the new: with two arms only people of the one that shrinks. A new or renamed
 * arm can move people of every arm, and another name of the experiment draws all anew. So a change belongs between
 * experiments, and what a person was given stays what the ledger says. A holdout that grows keeps whom it had.
 *
 * @param holdout percent of all people who are held out, from 0 to below 100
 * @throws RangeError that says what `weightsFault` or `holdoutFault` says
 */
export function assign<Arm extends string>(
  experiment: string,
  weights: Weights<Arm>,
  contactId: string,
  holdout = 0,
): Arm | typeof heldOut {
  const arms = inOrder(weights);
  const fault = faultOf(arms);
  if (fault !== undefined) throw new RangeError(`${experiment}: ${fault}`);
  if (isHeldOut(experiment, contactId, holdout)) return heldOut;
  const drawn = draw('arm', experiment, contactId) * sumOf(arms);
  let bound = 0;
  const found = arms.find(([, weight]) => drawn < (bound += weight));
  // The last bound is the very sum that the draw, which is below 1, was multiplied by.
  if (found === undefined) throw new Error(`${experiment}: ${drawn} is in no arm`);
  return found[0];
}

/**
 * Whether a person belongs to the percent who are held out under a name: an experiment's, a campaign's, or that of all
 * marketing. Ask before any filter that what is tested could change.
 *
 * @throws RangeError that says what `holdoutFault` says
 */
export function isHeldOut(name: string, contactId: string, percent: number): boolean {
  const fault = holdoutFault(percent);
  if (fault !== undefined) throw new RangeError(`${name}: ${fault}`);
  return draw('holdout', name, contactId) * 100 < percent;
}

/** Why these are no weights of an experiment; undefined where they are. An arm of 0 gets nobody. */
export function weightsFault(weights: Weights): string | undefined {
  return faultOf(inOrder(weights));
}

/** Why this is no percentage to hold out; undefined where it is. */
export function holdoutFault(percent: number): string | undefined {
  return percent >= 0 && percent < 100 ? undefined : `the holdout must be from 0 to below 100, not ${percent}`;
}

function faultOf(arms: readonly (readonly [string, number])[]): string | undefined {
  if (arms.length === 0) return 'there is no arm';
  if (arms.some(([name]) => name === heldOut)) return `no arm can have the name "${heldOut}"`;
  const wrong = arms.find(([, weight]) => !(weight >= 0 && weight <= 100));
  if (wrong) return `the weight of "${wrong[0]}" must be from 0 to 100, not ${wrong[1]}`;
  const sum = sumOf(arms);
  return Math.abs(sum - 100) > rounding ? `the weights must add to 100, not ${Number(sum.toPrecision(12))}` : undefined;
}

/** A number from 0 to below 1 that a person has for good under a name, another for each purpose. */
function draw(purpose: 'arm' | 'holdout', name: string, contactId: string): number {
  return murmur3(utf8.encode(`${purpose}/${encodeId(name)}/${encodeId(contactId)}`)) / 2 ** 32;
}

function inOrder<Arm extends string>(weights: Weights<Arm>): [Arm, number][] {
  const arms = Object.entries(weights) as [Arm, number][];
  return arms.sort(([a], [b]) => (a < b ? -1 : 1));
}

function sumOf(arms: readonly (readonly [string, number])[]): number {
  return arms.reduce((sum, [, weight]) => sum + weight, 0);
}
