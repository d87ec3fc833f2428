import { milliseconds } from '../models/domain/duration.ts';
import type { Value } from '../models/domain/message.ts';

const minuteMs = 60_000;

/**
 * The values of a text with every validity as the instant at which it ends, counted from the hand-over, however long
 * the text was held. To the minute, rounded down, since a text must not promise more than is kept.
 */
export function countValidity(values: Record<string, Value>, now: Date): Record<string, Value> {
  const counted = Object.entries(values).map(([name, value]) => {
    if (typeof value !== 'object' || !('validFor' in value)) return [name, value];
    const end = now.getTime() + milliseconds(value.validFor);
    return [name, { instant: new Date(end - (end % minuteMs)).toISOString() }];
  });
  return Object.fromEntries(counted) as Record<string, Value>;
}
