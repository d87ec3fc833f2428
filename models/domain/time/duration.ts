type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week';

/** A span written in full words, "2 days" and never "2d", so that a journey can be read aloud. */
export type Duration = `${number} ${Unit | `${Unit}s`}`;

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

/**
 * That many minutes, where a number is computed: `minutes(order.prepTime)`.
 *
 * @throws RangeError where it is no whole number from 0 on, or more than a hundred years
 */
export function minutes(amount: number): `${number} minutes` {
  return `${counted(amount, 'minute')} minutes`;
}

/**
 * That many hours, where a number is computed: `hours(24 * attempt)`.
 *
 * @throws RangeError where it is no whole number from 0 on, or more than a hundred years
 */
export function hours(amount: number): `${number} hours` {
  return `${counted(amount, 'hour')} hours`;
}

/**
 * That many days of 24 hours, where a number is computed.
 *
 * @throws RangeError where it is no whole number from 0 on, or more than a hundred years
 *
 * @example
 * const shipped = await waitForEvent('order.shipped', { within: days(event.data.leadTime + 2) });
 */
export function days(amount: number): `${number} days` {
  return `${counted(amount, 'day')} days`;
}

function counted(amount: number, unit: Unit): number {
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new RangeError(`${unit}s(${amount}): must be a whole number, 0 or more`);
  if (amount * unitMs[unit] > longestMs) throw new RangeError(`${unit}s(${amount}): must be at most a hundred years`);
  return amount;
}

/** The instant that lies `duration` after `instant`; both ISO 8601 UTC. */
export function after(instant: string, duration: Duration): string {
  return new Date(Date.parse(instant) + milliseconds(duration)).toISOString();
}

/** The instant that lies `duration` before `instant`; both ISO 8601 UTC. */
export function before(instant: string, duration: Duration): string {
  return new Date(Date.parse(instant) - milliseconds(duration)).toISOString();
}
