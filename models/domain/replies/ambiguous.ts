import { milliseconds } from '../time/duration.ts';

/** Two runs that asked within this time of each other, and both wait, make a reply ambiguous. */
const ambiguityMs = milliseconds('6 hours');

/** Whether a reply may answer either of two questions, both of which wait. */
export function isAmbiguous(latest: Date, other: Date): boolean {
  return latest.getTime() - other.getTime() <= ambiguityMs;
}
