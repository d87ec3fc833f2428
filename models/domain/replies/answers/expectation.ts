import { choiceFault } from './choices.ts';

/** What kind of answer a question expects, as plain data: it travels with the run and is read where the words are. */
export type Expectation =
  | { kind: 'yes-no' }
  | { kind: 'number'; min?: number; max?: number }
  | { kind: 'choice'; options: Readonly<Record<string, readonly string[]>> }
  | { kind: 'text' };

/** An expectation together with the type of what it reads. */
export interface Expects<Meaning> {
  readonly expectation: Expectation;
  /** Never set; keeps `Meaning` in the type. */
  readonly meaning?: Meaning;
}

/** Yes or no, in the languages of `yes-no.ts`. */
export function yesNo(): Expects<'yes' | 'no'> {
  return { expectation: { kind: 'yes-no' } };
}

/**
 * One number, `min` and `max` included.
 *
 * @throws RangeError where no number lies between them
 */
export function number(limits: { min?: number; max?: number } = {}): Expects<number> {
  const { min = -Infinity, max = Infinity } = limits;
  if (!(min <= max)) throw new RangeError(`number: no answer is from ${min} to ${max}`);
  return { expectation: { kind: 'number', ...limits } };
}

/**
 * One of several options, by its place (1 for the first), by one of its words in any language, or by how they begin:
 * `choice({ courier: ['courier', 'курьер'], pickup: ['pick up', 'самовывоз'] })`.
 *
 * @throws RangeError where there is no option, or where the same answer would mean two
 */
export function choice<const Options extends Readonly<Record<string, readonly string[]>>>(
  options: Options,
): Expects<keyof Options & string> {
  const fault = choiceFault(options);
  if (fault) throw new RangeError(`choice: ${fault}`);
  return { expectation: { kind: 'choice', options } };
}

/** Anything; the run gets the id of the reply, by which a person in the team reads the words. */
export function freeText(): Expects<string> {
  return { expectation: { kind: 'text' } };
}
