import { Temporal } from 'temporal-polyfill';

/**
 * The first instant from `notBefore` on at which the wall clock of `zone` shows `time` (HH:MM). A time that a clock
 * change skips becomes the first instant after the gap, or the next day's where the whole day is skipped (Samoa, 2011);
 * of one that occurs twice, the first that is not too early.
 */
export function nextLocalTime({ notBefore, zone, time }: { notBefore: Date; zone: string; time: string }): Date {
  const earliest = Temporal.Instant.fromEpochMilliseconds(notBefore.getTime());
  const wallClock = Temporal.PlainTime.from(time);
  const firstDay = earliest.toZonedDateTimeISO(zone).toPlainDate();
  for (let days = 0; days < 4; days += 1) {
    const wanted = firstDay.add({ days }).toPlainDateTime(wallClock);
    for (const at of occurrences(wanted, zone)) {
      if (Temporal.Instant.compare(at, earliest) >= 0) return new Date(at.epochMilliseconds);
    }
  }
  throw new RangeError(`no ${time} in ${zone} within four days`);
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
