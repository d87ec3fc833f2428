import { milliseconds, type Duration } from '../../models/domain/time/duration.ts';
import { oneClock, type KnownWhereabouts } from '../../models/domain/time/time-zones.ts';
import { isWords, type Value } from '../../models/domain/message.ts';

const minuteMs = 60_000;

/**
 * The values of a text with every validity as the instant at which it ends, counted from the hand-over, however long
 * the text was held. To the minute, rounded down, since a text must not promise more than is kept. To a reader whose
 * clock is not known it is told in UTC, and says so: it is the end of a span, and belongs to no place.
 */
export function countValidity(
  values: Record<string, Value>,
  now: Date,
  { zones }: Pick<KnownWhereabouts, 'zones'>,
): Record<string, Value> {
  const counted = Object.entries(values).map(([name, value]) => {
    if (typeof value !== 'object' || isWords(value) || !('validFor' in value)) return [name, value];
    const end = endOf(value.validFor, now);
    if (end === undefined) return [name, value];
    const instant = new Date(end - (end % minuteMs));
    const isKnown = oneClock(zones, instant);
    return [name, { instant: instant.toISOString(), ...(isKnown ? {} : { zone: 'UTC' }) }];
  });
  return Object.fromEntries(counted) as Record<string, Value>;
}

/** Undefined for what is no time: its text is refused by the name of the value. */
function endOf(validFor: Duration, now: Date): number | undefined {
  try {
    const end = now.getTime() + milliseconds(validFor);
    return Number.isNaN(new Date(end).getTime()) ? undefined : end;
  } catch {
    return undefined;
  }
}
