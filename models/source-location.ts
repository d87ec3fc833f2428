import { relative } from 'node:path';
import { journeys } from './installation.ts';

/** Where in the journeys something was thrown, `journeys/cart.ts:12:5`; undefined where it was thrown elsewhere. */
export function sourceLocation(stack: string): string | undefined {
  const locations = [...stack.matchAll(/^ +at (?:.*[( ])?([^()\s]+:\d+:\d+)\)?$/gm)].map(
    ([, location = '']) => location,
  );
  const location = locations.find((each) => each.startsWith(journeys));
  return location && relative(process.cwd(), location);
}
