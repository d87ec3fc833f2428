import { canonicalJson } from '../canonical-json.ts';
import { compareInstants } from '../time/time-order.ts';

/** What is known of an event when its place in a story is decided. */
export interface Fact {
  name: string;
  source: string;
  /** When it happened, ISO 8601 UTC. */
  time: string;
  data: object;
}

/** The clocks of two systems of one shop differ by at most this; more is taken for a real difference. */
export const clockGraceMs = 5_000;

/**
 * What is told again in the same words within this time is the same fact, from a caller that makes new ids when it
 * retries. A payload of one field or none says too little to be sure for longer than a minute.
 */
const sameFactWithinMs = 24 * 3_600_000;
export const surelySameWithinMs = 60_000;

/** Whether an event happened before a story that began at `since`, ISO 8601, so that it belongs to an earlier one. */
export function isBeforeStory({ time }: Pick<Fact, 'time'>, since: string): boolean {
  return Date.parse(time) < Date.parse(since) - clockGraceMs;
}

/** Whether two events tell the same: one name, the same fields, and not long apart. */
export function isSameFact(a: Fact, b: Fact, withinMs = sameWithinMs(a)): boolean {
  if (a.name !== b.name) return false;
  if (Math.abs(Date.parse(a.time) - Date.parse(b.time)) > withinMs) return false;
  return canonicalJson(byInstant(a.data)) === canonicalJson(byInstant(b.data));
}

function sameWithinMs({ data }: Fact): number {
  return Object.keys(data).length <= 1 ? surelySameWithinMs : sameFactWithinMs;
}

const writtenInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Two systems of one shop write one instant each in a way of its own. */
function byInstant(data: object): object {
  const entries = Object.entries(data).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' && writtenInstant.test(value) ? Date.parse(value) : value,
  ]);
  return Object.fromEntries(entries) as object;
}

/**
 * Whether an event is older news than one of the same name that the story has acted on. Between two sources, whose
 * clocks differ, a few seconds say nothing.
 */
export function isOldNews(event: Fact, acted: Fact): boolean {
  if (event.name !== acted.name) return false;
  if (event.source === acted.source) return compareInstants(event.time, acted.time) < 0;
  return Date.parse(event.time) < Date.parse(acted.time) - clockGraceMs;
}
