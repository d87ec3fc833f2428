import { distance } from 'fastest-levenshtein';

/** The known names that are most like one that is not known, the nearest first. */
export function nearest(name: string, known: readonly string[], count = 3): string[] {
  return [...known].sort((a, b) => distance(name, a) - distance(name, b)).slice(0, count);
}
