import { nearest } from '../../models/config/nearest.ts';

/** @throws Error that names what is not there, with the known names that are most like it */
export function mustBeOneOf(what: string, name: string, known: readonly string[]): void {
  if (!known.includes(name)) throw new Error(`no ${what} ${name}: the nearest are ${nearest(name, known).join(', ')}`);
}
