import { Temporal } from 'temporal-polyfill';
import { lastZone, localTimeOnDate } from './local-time.ts';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
type Weekday = (typeof weekdays)[number];

/** On which days, and at which time, a journey begins for everybody in a segment. */
export interface Schedule<Segment extends string = string> {
  /** Each of these days; of a month the day of this number, or its last where it has fewer. */
  every: 'day' | Weekday | readonly Weekday[] | { dayOfMonth: number };
  /** HH:MM. */
  at: string;
  /** For whom: those who belong to it at that time. */
  segment: Segment;
  /** On whose clock, an IANA time zone. Default: the contact's own. */
  zone?: string;
}

/** A moment of a schedule that has come. */
export interface DueDay {
  /** YYYY-MM-DD on the clock of the schedule. */
  day: string;
  at: Date;
}

/**
 * The day of a schedule that has come for somebody since it was last looked, and is not over yet; undefined where none has.
 *
 * @param zones where the person may be; where it is not known, it comes nowhere too early
 * @param since what had come then was seen; what comes after `until` will be
 */
export function dueDay(
  { every, at: time }: Pick<Schedule, 'every' | 'at'>,
  zones: readonly string[],
  { since, until, now }: { since: Date; until: Date; now: Date },
): DueDay | undefined {
  const clocks = zones.length > 0 ? zones : [lastZone];
  const present = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const days = new Set(clocks.map((zone) => present.toZonedDateTimeISO(zone).toPlainDate().toString()));
  for (const day of days) {
    if (!isMeant(every, Temporal.PlainDate.from(day))) continue;
    const at = localTimeOnDate({ from: now, date: { written: day, days: 0 }, zones: clocks, time });
    if (at > since && at <= until) return { day, at };
  }
  return undefined;
}

function isMeant(every: Schedule['every'], day: Temporal.PlainDate): boolean {
  if (every === 'day') return true;
  if (typeof every === 'object' && 'dayOfMonth' in every)
    return day.day === Math.min(every.dayOfMonth, day.daysInMonth);
  const weekday = weekdays[day.dayOfWeek - 1];
  return [every].flat().some((each) => each === weekday);
}

const quarterMs = 15 * 60_000;

/** The next instant at which it may be that time on some clock on earth: all of them differ by quarters of an hour. */
export function nextChance({ at }: Pick<Schedule, 'at'>, after: Date): Date {
  const offset = (Number(at.slice(3)) % 15) * 60_000;
  return new Date(Math.floor((after.getTime() - offset) / quarterMs + 1) * quarterMs + offset);
}
