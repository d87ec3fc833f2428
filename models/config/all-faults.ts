import type { z } from 'zod';
import type { Fault } from './fault-in-words.ts';

/** Says what is wrong at a place below the value. */
export type Refuse = (path: PropertyKey | readonly PropertyKey[], message: string) => void;

/** Says what is wrong with several parts of a value beside each other; `sound` has only what nothing was said of yet. */
export type Rule<Sound> = (sound: Sound, refuse: Refuse) => void;

/**
 * All that is wrong with a value: what its schema says of each part, and what the rules, one after the other, say of several
 * parts. Whoever mends one fault must not meet the next at the following start, so a rule is asked whatever else is wrong. It
 * gets what was written, without defaults. A part that is wrong is undefined there, so that nothing is concluded from it;
 * `has` and `isWrong` tell it from one that was left out.
 *
 * Where a rule speaks of a part, the schema does not: what must not be there is told so, whatever else is wrong with it.
 */
export function allFaults<Sound>(
  schema: z.ZodType,
  value: unknown,
  inWords: (issue: z.core.$ZodIssue) => Fault[],
  rules: readonly Rule<Sound>[],
): Fault[] {
  const ofParts = (schema.safeParse(value).error?.issues ?? []).flatMap(inWords);
  const ofSeveral: Fault[] = [];
  for (const rule of rules) {
    const sound = soundIn(value, [...ofParts, ...ofSeveral]);
    if (sound === undefined) break;
    rule(sound as Sound, (path, message) => ofSeveral.push({ path: [path].flat(), message }));
  }
  return [...ofParts.filter((fault) => !ofSeveral.some(({ path }) => isSame(path, fault.path))), ...ofSeveral];
}

/** Whether something was written there, be it right or wrong, or is missing where it must be. */
export function has(sound: object, part: string): boolean {
  return Object.hasOwn(sound, part);
}

/** Whether nothing can be concluded from a part. */
export function isWrong(sound: object, part: string): boolean {
  return has(sound, part) && (sound as Record<string, unknown>)[part] === undefined;
}

/** Whether nothing in it is wrong. */
export function isWhole(sound: unknown): boolean {
  if (typeof sound !== 'object' || sound === null) return sound !== undefined;
  return !(Array.isArray(sound) || isPlain(sound)) || Object.values(sound).every(isWhole);
}

/** A copy with undefined in each place that is wrong, and without what is undefined anyway. */
function soundIn(value: unknown, faults: readonly Fault[]): unknown {
  if (faults.some(({ path }) => path.length === 0)) return undefined;
  const inside = (key: PropertyKey) =>
    faults
      .filter(({ path }) => String(path[0]) === String(key))
      .map(({ path, message }) => ({ path: path.slice(1), message }));
  if (Array.isArray(value)) return value.map((each, index) => soundIn(each, inside(index)));
  if (!isPlain(value)) return faults.length > 0 ? undefined : value;
  const keys = new Set([
    ...Object.keys(value).filter((key) => value[key] !== undefined),
    ...faults.map(({ path }) => String(path[0])),
  ]);
  return Object.fromEntries([...keys].map((key) => [key, soundIn(value[key], inside(key))]));
}

/** What is made by a class, as a schema is, cannot be copied without a part. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isSame(one: readonly PropertyKey[], other: readonly PropertyKey[]): boolean {
  return one.length === other.length && one.every((key, index) => String(key) === String(other[index]));
}
