import { isTimeZone, whereabouts } from './time-zones.ts';
import { windowAt, type Hours, type Whereabouts } from './window.ts';

/** When the team is there: Monday to Friday, on the clock of one zone. */
export interface TeamHours {
  place: Whereabouts;
  hours: readonly Hours[];
}

/** A question should be answered within this much of the team's time. */
const answerWithinMs = 60 * 60_000;

/** Reads `Europe/London 09:00-18:00`; undefined where it is something else. */
export function readTeamHours(written: string): TeamHours | undefined {
  const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d';
  const [, zone = '', from = '', to = ''] = new RegExp(`^(\\S+) (${clock})-(${clock})$`).exec(written) ?? [];
  if (!isTimeZone(zone) || from >= to) return undefined;
  return {
    place: whereabouts({ timeZone: zone }),
    hours: [{ weekdays: { from, to }, saturday: 'closed', sunday: 'closed' }],
  };
}

/** When a question that came at `asked` is due: an hour of the team's time later. */
export function dueAt(asked: Date, { place, hours }: TeamHours): Date {
  let from = asked;
  let left = answerWithinMs;
  for (;;) {
    const window = windowAt(from, place, hours);
    if ('never' in window) return new Date(from.getTime() + left);
    if (!window.open) {
      from = window.opensAt;
      continue;
    }
    const available = window.closesAt.getTime() - from.getTime();
    if (available >= left) return new Date(from.getTime() + left);
    left -= available;
    from = window.closesAt;
  }
}
