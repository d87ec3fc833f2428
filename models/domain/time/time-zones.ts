import { readPhoneNumber } from '../numbers/phone-number.ts';
import { territoryAt } from '../policy/territories.ts';
import { lastZone } from './local-time.ts';
import { zonesOfRegion } from './regions.ts';
import type { Whereabouts } from './window.ts';

const known = new Map<string, boolean>();

/** Whether a name is an IANA time zone of this runtime; a fixed offset is none, since it knows no summer time. */
export function isTimeZone(name: string): boolean {
  let answer = known.get(name);
  if (answer === undefined) {
    answer = /^[A-Za-z]/.test(name) && accepts(name);
    if (known.size < 2_000) known.set(name, answer);
  }
  return answer;
}

function accepts(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * How it is known where a person is, the surest first. `profile-doubted`: the contact's own zone is a fixed offset, or of
 * another country, or another clock than the region, so that it holds beside those of the place.
 */
export type ZoneSource = 'profile' | 'profile-doubted' | 'region' | 'country' | 'unknown';

/** What is known of where a person is. */
export interface Person {
  timeZone?: string | undefined;
  /** ISO 3166-2. */
  region?: string | undefined;
  /** That of the number, where it tells. */
  country?: string | undefined;
  /** As the contact was told, whatever the number says. */
  statedCountry?: string | undefined;
  phone?: string | undefined;
}

/** Where a person may be: the same object for the same place, so that what is worked out for it can be kept. */
export interface KnownWhereabouts extends Whereabouts {
  source: ZoneSource;
  /** ISO 3166-2, as it was told. */
  region?: string;
}

const knownByKey = new Map<string, KnownWhereabouts>();

/**
 * The one answer to where a person may be, for the gate, the words of a text and every sleep; nothing is guessed. Their
 * own zone where it is known, else those of their region, else all of their country. Countries are those of the number, of
 * the profile and of the region, which may differ: a zone of one of them says nothing of the others, whose zones are
 * added, and so does one with another clock than the region. A region that is a territory (`FR-974`) has the clock and the
 * holidays of that besides its country. Empty when nothing is known. A phone prefix is never read as a zone: numbers move
 * within a country, and Google's map puts all Russian mobiles in Moscow.
 */
export function whereabouts(person: Person): KnownWhereabouts {
  const { country, region = '', statedCountry } = person;
  const own = person.timeZone && isTimeZone(person.timeZone) ? person.timeZone : '';
  const regional = [region.split('-', 1)[0] ?? '', territoryAt(region) ?? ''];
  const named = [country ?? countryOf(person.phone) ?? '', statedCountry ?? '', ...regional];
  const countries = [...new Set(named.filter((each) => each !== ''))];
  const key = `${own} ${region} ${countries.join('+')}`;
  let where = knownByKey.get(key);
  if (!where) {
    where = { countries, ...(region ? { region } : {}), ...zonesFor(own, region, countries) };
    if (knownByKey.size > 5_000) knownByKey.clear();
    knownByKey.set(key, where);
  }
  return where;
}

function zonesFor(own: string, region: string, countries: string[]): Pick<KnownWhereabouts, 'zones' | 'source'> {
  const territory = territoryAt(region);
  const regional = zonesOfRegion(region) ?? (territory === undefined ? undefined : zonesOf(territory));
  const toldBy = (country: string) => country === territory || region.startsWith(`${country}-`);
  const isThere = own === '' || regional === undefined || regional.some((zone) => sharesClock(zone, own));
  const fits = (country: string) =>
    (isThere || !toldBy(country)) && (liesIn(own, country) || (territory && toldBy(country) && liesIn(own, territory)));
  const elsewhere = own ? countries.filter((country) => !fits(country)) : countries;
  if (own && elsewhere.length === 0 && !isFixedOffset(own)) return { zones: [own], source: 'profile' };
  const ofPlace = elsewhere.flatMap((country) => (regional && toldBy(country) ? regional : zonesOf(country)));
  const zones = [...new Set([...(own ? [own] : []), ...ofPlace])];
  if (own) return { zones, source: 'profile-doubted' };
  if (zones.length === 0) return { zones, source: 'unknown' };
  return { zones, source: regional && countries.every(toldBy) ? 'region' : 'country' };
}

/** Whether the clocks of several zones show the same at an instant; those of no zone show nothing. */
export function oneClock(zones: readonly string[], at: Date): boolean {
  const shown = (timeZone: string) =>
    new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  return new Set(zones.map(shown)).size === 1;
}

/** Whether two zones show the same in winter and in summer: a region has more names of zones than are listed. */
function sharesClock(one: string, other: string): boolean {
  return ['2026-01-01T12:00:00Z', '2026-07-01T12:00:00Z'].every((at) => oneClock([one, other], new Date(at)));
}

/** Whether a zone is one of a country's, under whichever of its names; a fixed offset is nobody's. */
function liesIn(zone: string, country: string): boolean {
  return !isFixedOffset(zone) && zonesOf(country).some((each) => sameZone(each, zone));
}

function sameZone(one: string, other: string): boolean {
  return one === other || canonical(one) === canonical(other);
}

/** `UTC`, `EST`, `Etc/GMT+5`: a clock that knows no place, and no summer time. */
export function isFixedOffset(zone: string): boolean {
  return /^etc\/|^(utc|uct|gmt|zulu|universal|greenwich|est|mst|hst|z)\b|^gmt[+-]?0$/i.test(zone);
}

const canonicalNames = new Map<string, string>();

/** The name that the runtime has for a zone of several names. */
function canonical(zone: string): string {
  let name = canonicalNames.get(zone);
  if (name === undefined) {
    name = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
    if (canonicalNames.size < 2_000) canonicalNames.set(zone, name);
  }
  return name;
}

function countryOf(phone: string | undefined): string | undefined {
  const read = phone ? readPhoneNumber(phone) : undefined;
  return read?.ok ? read.country : undefined;
}

const zonesByCountry = new Map<string, readonly string[]>();

/** All zones of a country by CLDR, which the runtime carries. */
function zonesOf(country: string): readonly string[] {
  let zones = zonesByCountry.get(country);
  if (!zones) zonesByCountry.set(country, (zones = zonesByCldr(country)));
  return zones;
}

/** Codes without an entry of their own, with the clock that they share or name (tzdata, `zone1970.tab` and `backward`). */
const withoutEntry: Record<string, readonly string[]> = {
  AC: ['Atlantic/St_Helena'],
  CQ: ['Europe/Guernsey'],
  DG: ['Indian/Chagos'],
  EA: ['Africa/Ceuta'],
  IC: ['Atlantic/Canary'],
  TA: ['Atlantic/St_Helena'],
  XK: ['Europe/Belgrade'],
};

function zonesByCldr(country: string): readonly string[] {
  const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & {
    timeZones?: string[];
    getTimeZones?: () => string[];
  };
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  return zones.length > 0 ? zones : (withoutEntry[country] ?? []);
}

let listed: readonly string[] | undefined;

/** One zone for each clock that somebody on earth may have, and the last one, for whoever may be anywhere. */
export function allZones(): readonly string[] {
  return (listed ??= [lastZone, ...Intl.supportedValuesOf('timeZone')]);
}
