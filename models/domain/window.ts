import { Temporal } from 'temporal-polyfill';
import { endOfGap } from './local-time.ts';

/** Hours of a day on the recipient's clock, HH:MM; `to` is exclusive and may lie on the next morning. */
export interface DailyWindow {
  from: string;
  to: string;
}

export type WindowState =
  { open: true; closesAt: Date } | { open: false; opensAt: Date } | { open: false; never: true };

/** Milliseconds since the epoch, end exclusive. */
type Span = [from: number, to: number];

/** How far ahead an opening is looked for; an intersection that stays empty this long is empty. */
const horizonDays = 8;

/**
 * Whether the window is open now in every one of `zones`, the places where the recipient may be; otherwise when it
 * first will be. Where no hour suits all of them it says `never`, so that nobody waits for ever.
 */
export function windowAt(now: Date, zones: readonly string[], window: DailyWindow): WindowState {
  const at = now.getTime();
  const days = zones.length === 1 ? 2 : horizonDays;
  const [first, ...others] = zones.map((zone) => spans(now, zone, window, days));
  const common = others.reduce((shared, more) => intersect(shared, more), first ?? []);
  const next = common.find(([, to]) => to > at);
  if (!next) return { open: false, never: true };
  const [from, to] = next;
  return from <= at ? { open: true, closesAt: new Date(to) } : { open: false, opensAt: new Date(from) };
}

/** The window's spans in one zone from yesterday on; yesterday's may still be open after midnight. */
function spans(now: Date, zone: string, { from, to }: DailyWindow, ahead: number): Span[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const found: Span[] = [];
  for (let days = -1; days <= ahead; days += 1) {
    const day = today.add({ days });
    const opens = boundary(day, from, zone, 'earlier');
    const closes = boundary(from < to ? day : day.add({ days: 1 }), to, zone, 'later');
    if (closes > opens) found.push([opens, closes]);
  }
  return found;
}

/** A wall-clock time as an instant: a skipped one is the end of the gap, a doubled one the earlier or later. */
function boundary(day: Temporal.PlainDate, time: string, zone: string, doubled: 'earlier' | 'later'): number {
  const wanted = day.toPlainDateTime(Temporal.PlainTime.from(time));
  const at = wanted.toZonedDateTime(zone, { disambiguation: doubled });
  return (at.toPlainDateTime().equals(wanted) ? at : endOfGap(wanted, zone)).epochMilliseconds;
}

function intersect(one: Span[], other: Span[]): Span[] {
  return one.flatMap(([from, to]) =>
    other.flatMap(([otherFrom, otherTo]): Span[] => {
      const span: Span = [Math.max(from, otherFrom), Math.min(to, otherTo)];
      return span[0] < span[1] ? [span] : [];
    }),
  );
}
