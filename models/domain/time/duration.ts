import { isDate, isMoment } from './named-day.ts';

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week';

/** Written from 1 on, without a sign, a fraction or an exponent. */
type FirstDigit = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** A span in full words, a whole number and a unit: "2 days" and never "2d", so that a journey can be read aloud. */
export type Duration = `${bigint} ${Unit | `${Unit}s`}` & `${FirstDigit}${string}`;

const unitMs: Record<Unit, number> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

/** A hundred years: a longer computed wait is a slip, and its end may be no date at all. */
const longestMs = 36_525 * unitMs.day;

/**
 * Length in milliseconds. A day is 24 hours here; "the same time tomorrow" is `sleepUntilLocalTime`'s business.
 *
 * @throws RangeError that names what is no duration
 */
export function milliseconds(duration: Duration): number {
  const [amount, word = ''] = duration.split(' ') as [string, string?];
  const unit = word.replace(/s$/, '');
  const ms = Object.hasOwn(unitMs, unit) ? Number(amount) * unitMs[unit as Unit] : NaN;
  if (!Number.isFinite(ms)) throw new RangeError(`"${duration}" is no duration such as 2 days`);
  return ms;
}

/** Why a span that somebody wrote is none: it is no whole number of a unit, or more than a hundred years. */
export function durationFault(written: unknown): string | undefined {
  const [, amount, unit] = /^(0|[1-9]\d*) (second|minute|hour|day|week)s?$/.exec(String(written)) ?? [];
  if (typeof written !== 'string' || amount === undefined) return "must be a whole number and a unit, such as '2 days'";
  return Number(amount) * unitMs[unit as Unit] > longestMs ? 'must be at most a hundred years' : undefined;
}

/**
 * That many minutes, where a number is computed: `minutes(order.prepTime)`.
 *
 * @throws RangeError where it is no whole number from 0 on, or more than a hundred years
 */
export function minutes(amount: number): Duration {
  return counted(amount, 'minute');
}

/**
 * That many hours, where a number is computed: `hours(24 * attempt)`.
 *
 * @throws RangeError where it is no whole number from 0 on, or more than a hundred years
 */
export function hours(amount: number): Duration {
  return counted(amount, 'hour');
}

/**
 * That many days of 24 hours, where a number is computed.
 *
 * @throws RangeError where it is no whole number from 0 on, or more than a hundred years
 *
 * @example
 * const shipped = await waitForEvent('order.shipped', { within: days(event.data.leadTime + 2) });
 */
export function days(amount: number): Duration {
  return counted(amount, 'day');
}

/**
 * That many seconds.
 *
 * @throws RangeError where it is no whole number from 0 on, or more than a hundred years
 */
export function seconds(amount: number): Duration {
  return counted(amount, 'second');
}

function counted(amount: number, unit: Unit): Duration {
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new RangeError(`${unit}s(${amount}): must be a whole number, 0 or more`);
  if (amount * unitMs[unit] > longestMs) throw new RangeError(`${unit}s(${amount}): must be at most a hundred years`);
  return `${amount} ${unit}s` as Duration;
}

/**
 * The instant that lies `duration` after `instant`; both ISO 8601 UTC.
 *
 * @throws RangeError where there is no such instant
 */
export function after(instant: string, duration: Duration): string {
  return written(read(instant) + milliseconds(duration), `${duration} after ${instant}`);
}

/**
 * The instant that lies `duration` before `instant`; both ISO 8601 UTC.
 *
 * @throws RangeError where there is no such instant
 */
export function before(instant: string, duration: Duration): string {
  return written(read(instant) - milliseconds(duration), `${duration} before ${instant}`);
}

/** Without a zone it would be another instant on each machine, and in each replay. */
function read(instant: string): number {
  return isDate(instant) || isMoment(instant) ? Date.parse(instant) : NaN;
}

function written(ms: number, what: string): string {
  const at = new Date(ms);
  if (Number.isNaN(at.getTime())) throw new RangeError(`there is no instant ${what}`);
  return at.toISOString();
}
