import type { KnownWhereabouts } from '../../models/domain/time/time-zones.ts';
import { TemplateError } from './template-error.ts';

/** How an instant is shown; without a name, a zone cannot be told. */
export interface InstantStyle {
  options: Intl.DateTimeFormatOptions;
  /** Whether it shows a time of day, which means nothing where the zone is not known. */
  timed: boolean;
}

/**
 * An instant in words, never on a guessed clock. One that brings its zone or its offset is on the clock of its place, and
 * the zone is named where the reader's clock may show something else. One in plain UTC (`Z` says that the local offset
 * is not known: RFC 3339, section 4.3) is on the reader's clock.
 *
 * @throws TemplateError `zone-unknown` where neither is known
 */
export function formatInstant(
  { instant, zone }: { instant: string; zone?: string | undefined },
  { locale, place }: { locale: string; place: Pick<KnownWhereabouts, 'zones'> },
  { options, timed }: InstantStyle,
): string {
  const at = new Date(instant);
  const onClockOf = (timeZone: string) => new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at);
  const readers = new Set(place.zones.map(onClockOf));
  const offset = offsetIn(instant);
  if (zone === undefined && offset === undefined) {
    const [words, another] = readers;
    if (words !== undefined && another === undefined) return words;
    throw new TemplateError('is in UTC, and the zone of its place or of the reader is not known', [], 'zone-unknown');
  }
  const words = zone === undefined ? shifted(at, offset ?? 0, locale, options) : onClockOf(zone);
  const same = readers.size === 1 && readers.has(words);
  return same || !timed
    ? words
    : `${words} ${zone === undefined ? offsetName(offset ?? 0) : zoneName(zone, at, locale)}`;
}

/** The offset that an instant was written with, in minutes; undefined where it was written as UTC. */
function offsetIn(instant: string): number | undefined {
  const [, sign, hours, minutes = '0'] = /([+-])(\d{2}):?(\d{2})?$/.exec(instant) ?? [];
  if (sign === undefined) return undefined;
  const size = Number(hours) * 60 + Number(minutes);
  // -00:00 is UTC without knowledge of the place, as Z is (RFC 3339, section 4.3).
  if (sign === '-' && size === 0) return undefined;
  return sign === '-' ? -size : size;
}

/** The runtime formats no fixed offsets, so the clock is moved instead. */
function shifted(at: Date, minutes: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  const moved = new Date(at.getTime() + minutes * 60_000);
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(moved);
}

function offsetName(minutes: number): string {
  if (minutes === 0) return 'GMT';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `GMT${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

function zoneName(timeZone: string, at: Date, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
