import { isDate, isMoment, writtenDay, type NamedDay, type WrittenDay } from '../../models/domain/time/named-day.ts';

/** A hundred years: more days are a slip. */
export const longestDays = 36_525;

/** How many days before or after a day. */
export type DaysFrom = { daysBefore?: number; daysAfter?: never } | { daysAfter?: number; daysBefore?: never };

/**
 * The day that is wanted, as an activity is asked for it.
 *
 * @throws RangeError that names what is no day, or no number of days: the activity would be tried again for ever
 */
export function dateWanted(
  verb: string,
  day: NamedDay,
  { daysBefore, daysAfter }: DaysFrom,
): WrittenDay & { days: number } {
  const named = writtenDay(day);
  if (!isDate(named.written) && !isMoment(named.written))
    throw new RangeError(`${verb}: "${named.written}" is neither a date such as 2026-05-04 nor a moment with its zone`);
  for (const [name, days] of Object.entries({ daysBefore, daysAfter })) {
    if (days !== undefined && (!Number.isSafeInteger(days) || days < 0 || days > longestDays))
      throw new RangeError(`${verb}: ${name} is ${days}, and must be a whole number from 0 to ${longestDays}`);
  }
  // A negated 0 is another value in a history.
  return { ...named, days: daysBefore ? -daysBefore : (daysAfter ?? 0) };
}

/** The same for people. */
export function inWords({ written, days }: WrittenDay & { days: number }): string {
  if (days === 0) return `on ${written}`;
  return `${Math.abs(days)} days ${days < 0 ? 'before' : 'after'} ${written}`;
}
