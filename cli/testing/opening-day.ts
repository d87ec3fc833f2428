import { Temporal } from 'temporal-polyfill';

/**
 * When a story begins: at `time`, `HH:MM`, on a second Monday of January, the next from `now` on. So a story tells the
 * same on whichever day it is played: no weekend, clock change or end of a month comes nearer or goes.
 */
export function openingDay(now: Date, { time, timeZone }: { time: string; timeZone: string }): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const openings = [today.year, today.year + 1].map((year) => {
    const eighth = Temporal.PlainDate.from({ year, month: 1, day: 8 });
    const monday = eighth.add({ days: (8 - eighth.dayOfWeek) % 7 });
    return new Date(monday.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds);
  });
  return openings.find((opening) => opening >= now) ?? now;
}
