/**
 * A day that data name: a date of the calendar, or the day on which a moment falls. A moment is on the clock of its
 * `zone`, else of the offset that it is written with, else, written as UTC, of whoever it is asked for.
 */
export type NamedDay = string | { date: string } | { instant: string; zone?: string | undefined };

/** A day as it is written: a date alone, or a moment and where known its zone. */
export interface WrittenDay {
  written: string;
  zone?: string | undefined;
}

/** What a named day is written as. */
export function writtenDay(day: NamedDay): WrittenDay {
  if (typeof day === 'string') return { written: day };
  return 'date' in day ? { written: day.date } : { written: day.instant, zone: day.zone };
}

const date = /^\d{4}-\d{2}-\d{2}$/;
const moment = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i;

/** Whether it is a day of the calendar, `2026-05-04`. */
export function isDate(written: string): boolean {
  // A date that does not exist is moved on by the runtime: 30 February reads as 2 March.
  const at = new Date(`${written}T00:00:00Z`);
  return date.test(written) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written);
}

/** Whether it is a moment in ISO 8601 with its zone. */
export function isMoment(written: string): boolean {
  const day = moment.exec(written)?.[1];
  return day !== undefined && isDate(day) && !Number.isNaN(Date.parse(written));
}

/** Whether it is a time of the day, `HH:MM`. */
export function isTimeOfDay(written: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(written);
}

/**
 * Ends what would otherwise be tried again for ever with a time that there is not.
 *
 * @throws RangeError that names `of`, the verb or option that was given it
 */
export function mustBeTimeOfDay(of: string, written: string): void {
  if (!isTimeOfDay(written)) throw new RangeError(`${of}: "${written}" is no time such as 09:30`);
}
