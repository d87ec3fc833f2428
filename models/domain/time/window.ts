import { Temporal } from 'temporal-polyfill';
import { endOfGap } from './local-time.ts';
import { isHoliday, isWorkday, type NamedCalendar } from '../policy/holidays.ts';

/** Hours of a day on the recipient's clock, HH:MM; `to` is exclusive and may lie on the next morning. */
interface DailyWindow {
  from: string;
  to: string;
}

type Day = DailyWindow | 'closed';

/** Hours through the week; a day that is not named has those of `weekdays`, and a holiday outweighs its weekday. */
export interface Hours {
  weekdays: Day;
  saturday?: Day;
  sunday?: Day;
  holidays?: Day;
  /** Days that the organisation names besides those that are known. */
  named?: NamedCalendar;
}

export type WindowState =
  { open: true; closesAt: Date } | { open: false; opensAt: Date } | { open: false; never: true };

/** Where the recipient may be, and whose holidays they have. Equal places should be one object: spans are kept by it. */
export interface Whereabouts {
  zones: readonly string[];
  countries: readonly string[];
}

/** Milliseconds since the epoch, end exclusive. */
type Span = [from: number, to: number];

/** How far ahead an opening is looked for: the longest holidays are shorter, and what stays empty this long is empty. */
const horizonDays = 12;
const dayMs = 86_400_000;

/**
 * Whether every one of `hours` is open now in every zone where the recipient may be; otherwise when they first will
 * be. Where no moment suits all of them it says `never`, so that nobody waits for ever.
 */
export function windowAt(now: Date, where: Whereabouts, hours: readonly Hours[]): WindowState {
  const at = now.getTime();
  const next = commonSpans(where, hours, Math.floor(at / dayMs)).find(([, to]) => to > at);
  if (!next) return { open: false, never: true };
  const [from, to] = next;
  return from <= at ? { open: true, closesAt: new Date(to) } : { open: false, opensAt: new Date(from) };
}

/** Working out zones is slow and there are few: spans are kept per place, hours and UTC day. */
const kept = new WeakMap<Whereabouts, WeakMap<readonly Hours[], Map<number, Span[]>>>();

function commonSpans(where: Whereabouts, hours: readonly Hours[], utcDay: number): Span[] {
  const byHours = kept.get(where) ?? new WeakMap<readonly Hours[], Map<number, Span[]>>();
  kept.set(where, byHours);
  const byDay = byHours.get(hours) ?? new Map<number, Span[]>();
  byHours.set(hours, byDay);
  let spans = byDay.get(utcDay);
  if (!spans) {
    if (byDay.size >= 3) byDay.clear();
    byDay.set(utcDay, (spans = workOut(where, hours, utcDay)));
  }
  return spans;
}

function workOut({ zones, countries }: Whereabouts, hours: readonly Hours[], utcDay: number): Span[] {
  const all = zones.flatMap((zone) => hours.map((each) => zoneSpans(zone, countries, each, utcDay)));
  const [first = [], ...others] = all;
  return others.reduce(intersect, first);
}

/** The spans of one zone from the day before on, whose hours may still run after midnight. */
function zoneSpans(zone: string, countries: readonly string[], hours: Hours, utcDay: number): Span[] {
  const today = Temporal.Instant.fromEpochMilliseconds(utcDay * dayMs)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const found: Span[] = [];
  for (let days = -1; days <= horizonDays; days += 1) {
    const day = today.add({ days });
    const window = windowOf(day, countries, hours);
    if (window === 'closed') continue;
    const { from, to } = window;
    // Of a doubled hour the later opening and the earlier closing: what the clock shows twice is open in neither doubt.
    const opens = boundary(day, from, zone, 'later');
    const closes = boundary(from < to ? day : day.add({ days: 1 }), to, zone, 'earlier');
    const last = found.at(-1);
    // Hours around the clock are one span, so that nothing is held at midnight.
    if (last && opens <= last[1]) last[1] = Math.max(last[1], closes);
    else if (closes > opens) found.push([opens, closes]);
  }
  return found;
}

function windowOf(day: Temporal.PlainDate, countries: readonly string[], hours: Hours): Day {
  const date = day.toString();
  const works = countries.length > 0 && countries.every((country) => isWorkday(country, date, hours.named));
  if (works) return hours.weekdays;
  if (hours.holidays && countries.some((country) => isHoliday(country, date, hours.named))) return hours.holidays;
  if (day.dayOfWeek === 6) return hours.saturday ?? hours.weekdays;
  if (day.dayOfWeek === 7) return hours.sunday ?? hours.weekdays;
  return hours.weekdays;
}

/** A wall-clock time as an instant: a skipped one is the end of the gap, a doubled one the earlier or later. */
function boundary(day: Temporal.PlainDate, time: string, zone: string, doubled: 'earlier' | 'later'): number {
  const [date, clock] = time === '24:00' ? [day.add({ days: 1 }), '00:00'] : [day, time];
  const wanted = date.toPlainDateTime(Temporal.PlainTime.from(clock));
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
