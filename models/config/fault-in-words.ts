import type { z } from 'zod';
import { nearest } from './nearest.ts';

/** One thing that is wrong, and where, in words of our own. */
export interface Fault {
  path: PropertyKey[];
  message: string;
}

/** What an installation must say, by an example. */
const examples: Readonly<Record<string, string>> = {
  locales: "['en']",
  brands: "{ shop: { name: { en: 'My Shop' }, legalName: 'My Shop Ltd', help: 'help@shop.example' } }",
  journeys: "'./journeys'",
};

/**
 * What a schema finds wrong, in plain words. Each key that is too much is a fault of its own.
 *
 * @param known the keys that a place may have, for the nearest of them
 */
export function inWords(issue: z.core.$ZodIssue, known: Readonly<Record<string, readonly string[]>> = {}): Fault[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const keys = known[path.map(String).join('.')];
    const instead = (key: string) => (keys ? `; did you mean ${nearest(key, keys, 1).join('')}?` : '');
    return issue.keys.map((key) => ({ path: [...path, key], message: `there is no such key${instead(key)}` }));
  }
  // A name that is refused says what a name must be.
  if (issue.code === 'invalid_key') {
    return [{ path, message: issue.issues.map(({ message }) => message).join(', ') }];
  }
  return [{ path, message: plainly(issue.message, path) }];
}

function plainly(message: string, path: readonly PropertyKey[]): string {
  const [, options] = /^Invalid (?:option: e|discriminator value. E)xpected (?:one of )?(.+)$/.exec(message) ?? [];
  if (options !== undefined)
    return `must be one of ${options
      .replaceAll(/["']/g, '')
      .split(/ ?\| ?/)
      .join(', ')}`;
  const [, expected, received] = /^Invalid input: expected (\w+), received (\w+)$/.exec(message) ?? [];
  if (expected === undefined) return message;
  if (received !== 'undefined') return `must be ${/^[aeio]/.test(expected) ? 'an' : 'a'} ${expected}`;
  const dotted = path.map(String).join('.');
  const [, language] = /^(?:name|help|topic)\.([a-z]{2,3})$/.exec(dotted) ?? [];
  if (language) return `is missing, and locales names ${language}`;
  const example = examples[dotted];
  return example ? `is missing; for example ${dotted}: ${example}` : 'is missing';
}
