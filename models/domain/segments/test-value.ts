import { Temporal } from 'temporal-polyfill';
import { milliseconds } from '../time/duration.ts';
import type { Test } from './condition.ts';

/** What is known of something: text, a number, true or false, a moment, or nothing. */
export type Known = string | number | boolean | Date | undefined;

/** When it is, and where: days come round on the calendar of the contact, and of UTC where its zone is not known. */
export interface Moment {
  now: Date;
  timeZone?: string | undefined;
}

/**
 * Whether a value holds against everything that a test says. Nothing known holds against nothing but `exists: false`, `isNot`
 * and `notIn`; a value of another kind than is asked for is never equal, and neither above nor below.
 */
export function holdsAgainst(value: Known, test: Test, at: Moment): boolean {
  const said = Object.entries(test).filter(([, wanted]) => wanted !== undefined) as [keyof Test, never][];
  return said.every(([operator, wanted]) => holds[operator](value, wanted, at));
}

const isNumber = (value: Known) => typeof value === 'number';
const isText = (value: Known) => typeof value === 'string';

/** One operator each. */
const holds: {
  [Operator in keyof Test]-?: (value: Known, wanted: NonNullable<Test[Operator]>, at: Moment) => boolean;
} = {
  is: (value, wanted) => value === wanted,
  isNot: (value, wanted) => value !== wanted,
  in: (value, wanted) => wanted.includes(value as string),
  notIn: (value, wanted) => !wanted.includes(value as string),
  above: (value, wanted) => isNumber(value) && value > wanted,
  atLeast: (value, wanted) => isNumber(value) && value >= wanted,
  below: (value, wanted) => isNumber(value) && value < wanted,
  atMost: (value, wanted) => isNumber(value) && value <= wanted,
  startsWith: (value, wanted) => isText(value) && value.startsWith(wanted),
  contains: (value, wanted) => isText(value) && value.includes(wanted),
  before: (value, wanted) => within(momentOf(value), -Infinity, Date.parse(wanted)),
  after: (value, wanted) => within(momentOf(value), Date.parse(wanted), Infinity),
  withinLast: (value, wanted, { now }) => within(momentOf(value), ms(now) - milliseconds(wanted), ms(now) + 1),
  longerAgo: (value, wanted, { now }) => within(momentOf(value), -Infinity, ms(now) - milliseconds(wanted)),
  withinNext: (value, wanted, { now }) => within(momentOf(value), ms(now) + 1, ms(now) + milliseconds(wanted) + 1),
  anniversaryInDays: (value, wanted, at) => comesRound(value, wanted, at),
  exists: (value, wanted) => (value !== undefined) === wanted,
};

/** From the first moment on, and before the last. */
function within(at: number | undefined, from: number, until: number): boolean {
  return at !== undefined && at >= from && at < until;
}

function ms(date: Date): number {
  return date.getTime();
}

/** Text that is no date is no moment, as if nothing were known. */
function momentOf(value: Known): number | undefined {
  if (value instanceof Date) return value.getTime();
  const at = isText(value) && /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** Whether its month and day are those of the day that lies so many days ahead. */
function comesRound(value: Known, inDays: number, { now, timeZone = 'UTC' }: Moment): boolean {
  const date = value instanceof Date ? value.toISOString() : value;
  const [, month, day] = isText(date) ? (/^\d{4}-(\d{2})-(\d{2})(?:$|T)/.exec(date) ?? []) : [];
  if (month === undefined || day === undefined) return false;
  const today = Temporal.Instant.fromEpochMilliseconds(ms(now)).toZonedDateTimeISO(timeZone).toPlainDate();
  const that = today.add({ days: inDays });
  const leap = month === '02' && day === '29' && !that.inLeapYear;
  return that.month === Number(month) && that.day === (leap ? 28 : Number(day));
}
