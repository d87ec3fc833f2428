import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';

/** Longer names are cut: a fault is told, not mirrored. */
const longestName = 64;

/** What to say where a required field is not there, with the name that was probably meant; undefined where it is there. */
export function missingField(issue: z.core.$ZodIssue, value: unknown): string | undefined {
  // A rule of our own about a field that may be absent says itself what is wanted.
  if (issue.code === 'custom') return undefined;
  const parent = issue.path.slice(0, -1).reduce(partOf, value);
  // A list in a query is written as text, of which its items are no fields.
  if (typeof parent === 'string') return undefined;
  const name = issue.path.at(-1);
  const found = name === undefined ? value : partOf(parent, name);
  if (found !== undefined) return undefined;
  const meant = typeof name === 'string' ? namesIn(parent).find((given) => isNear(name, given)) : undefined;
  return meant === undefined ? 'is missing' : `is missing; there is ${JSON.stringify(meant.slice(0, longestName))}`;
}

function partOf(value: unknown, name: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<PropertyKey, unknown>)[name];
}

function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.keys(value).filter((name) => partOf(value, name) !== undefined);
}

/** Another way to write it, or a slip of the keyboard; two signs that change places are two. */
function isNear(name: string, given: string): boolean {
  if (given.length > 2 * name.length) return false;
  return distance(plain(name), plain(given)) <= Math.min(2, Math.floor(name.length / 3));
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
