import { Temporal } from 'temporal-polyfill';
import { dayIn } from './local-date.ts';
import type { WrittenDay } from './named-day.ts';

/** A time on somebody's clock that a story sleeps to. */
export interface TimeWanted {
  /** HH:MM. */
  time: string;
  /** ISO 8601 UTC. */
  notBefore: string;
  /** That many days after the day of `notBefore`, instead of the first such time. */
  day?: number;
  /** On a day that data name, or so many days from it; it may have passed. */
  date?: WrittenDay & { days: number };
}

/** The instant that is meant, ISO 8601 UTC, for somebody who may be in any of `zones`. */
export function instantOf({ time, notBefore, day, date }: TimeWanted, zones: readonly string[]): string {
  const from = new Date(notBefore);
  if (date) return localTimeOnDate({ from, date, zones, time }).toISOString();
  const at =
    day === undefined ? nextLocalTime({ notBefore: from, zones, time }) : localTimeOnDay({ from, day, zones, time });
  return at.toISOString();
}

/** Somebody's clock: all zones where they may be, and none where nothing is known. */
interface Clock {
  zones: readonly string[];
  /** HH:MM. */
  time: string;
}

/** Days are skipped at most one after the other (Samoa, 2011), so that a search ends soon. */
const enoughDays = 5;

/**
 * The first instant from `notBefore` on at which it is `time` for somebody. A time that a clock change skips becomes the
 * first instant after the gap, or the next day's where the whole day is skipped; of one that occurs twice, the first that
 * is not too early. Of several zones the last counts, so that it is not earlier in any; in none it is `notBefore`.
 */
export function nextLocalTime({ notBefore, zones, time }: Clock & { notBefore: Date }): Date {
  const earliest = notBefore.getTime();
  if (zones.length === 0) return notBefore;
  for (let days = -1; days < enoughDays; days += 1) {
    const at = latest(
      zones.map((zone) => ({ zone, day: localDay(notBefore, zone).add({ days }) })),
      time,
      earliest,
    );
    if (at !== undefined && at >= earliest) return new Date(at);
  }
  throw new RangeError(`no ${time} in ${zones.join(', ')} within ${enoughDays} days`);
}

/**
 * The instant at which it is `time` for somebody on the `day`-th day after that of `from`, as `nextLocalTime` reads
 * clocks; `from` itself where that has passed.
 */
export function localTimeOnDay({ from, day, zones, time }: Clock & { from: Date; day: number }): Date {
  if (zones.length === 0) return new Date(from.getTime() + day * 86_400_000);
  for (let days = day; days < day + enoughDays; days += 1) {
    const at = latest(
      zones.map((zone) => ({ zone, day: localDay(from, zone).add({ days }) })),
      time,
      from.getTime(),
    );
    if (at !== undefined) return new Date(Math.max(at, from.getTime()));
  }
  throw new RangeError(`no ${time} in ${zones.join(', ')} within ${enoughDays} days`);
}

/** Where a day ends last on earth. */
export const lastZone = 'Etc/GMT+12';

/**
 * The instant at which it is `time` for somebody so many days from a day that data name, as `nextLocalTime` reads clocks;
 * it may lie before `from`. Where no zone is known it is the last on earth, so that it is nowhere too early.
 */
export function localTimeOnDate({
  from,
  date: { days, ...named },
  zones,
  time,
}: Clock & { from: Date; date: WrittenDay & { days: number } }): Date {
  const clocks = zones.length > 0 ? zones : [lastZone];
  for (let later = days; later < days + enoughDays; later += 1) {
    const at = latest(
      clocks.map((zone) => ({ zone, day: dayIn(named, zone).add({ days: later }) })),
      time,
      from.getTime(),
    );
    if (at !== undefined) return new Date(at);
  }
  throw new RangeError(`no ${time} in ${clocks.join(', ')} within ${enoughDays} days`);
}

function localDay(at: Date, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();
}

/** When the last of several clocks shows a time of its day; undefined where one of them has no such day. */
function latest(days: { zone: string; day: Temporal.PlainDate }[], time: string, earliest: number): number | undefined {
  const wallClock = Temporal.PlainTime.from(time);
  const shown = days.map(({ zone, day }) => {
    const instants = occurrences(day.toPlainDateTime(wallClock), zone).map((at) => at.epochMilliseconds);
    return instants.find((at) => at >= earliest) ?? instants.at(-1);
  });
  return shown.some((at) => at === undefined) ? undefined : Math.max(...(shown as number[]));
}

function occurrences(wanted: Temporal.PlainDateTime, zone: string): Temporal.Instant[] {
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wanted.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.toPlainDateTime().equals(wanted)) return [earlier.toInstant(), later.toInstant()];
  const jump = endOfGap(wanted, zone);
  const sameDay = jump.toZonedDateTimeISO(zone).toPlainDate().equals(wanted.toPlainDate());
  return sameDay ? [jump] : [];
}

/** Where a skipped wall-clock time goes: the moment the clock jumps, when it already shows a later time. */
export function endOfGap(skipped: Temporal.PlainDateTime, zone: string): Temporal.Instant {
  const before = skipped.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return (before.getTimeZoneTransition('next') ?? before).toInstant();
}
