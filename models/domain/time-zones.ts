import { readPhoneNumber } from './phone-number.ts';
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

/** How it is known where a person is, the surest first. */
export type ZoneSource = 'profile' | 'region' | 'country' | 'unknown';

/** Where a person may be: the same object for the same place, so that what is worked out for it can be kept. */
export interface Place extends Whereabouts {
  source: ZoneSource;
}

const places = new Map<string, Place>();

/**
 * Every zone a recipient may be in: their own where it is known, else those of their region, else all of their country,
 * taken from the number where it is not given. Empty when nothing is known. A phone prefix is never read as a zone:
 * numbers move within a country, and Google's map puts all Russian mobiles in Moscow.
 */
export function whereabouts(person: { timeZone?: string; region?: string; country?: string; phone?: string }): Place {
  const country = person.country ?? countryOf(person.phone);
  const own = person.timeZone && isTimeZone(person.timeZone) ? person.timeZone : '';
  const key = `${own} ${person.region ?? ''} ${country ?? ''}`;
  let place = places.get(key);
  if (!place) {
    place = { country, ...zonesFor(own, person.region, country) };
    if (places.size > 5_000) places.clear();
    places.set(key, place);
  }
  return place;
}

/** The zones of `whereabouts` alone. */
export function candidateZones(person: Parameters<typeof whereabouts>[0]): readonly string[] {
  return whereabouts(person).zones;
}

function zonesFor(own: string, region: string | undefined, country: string | undefined): Omit<Place, 'country'> {
  if (own) return { zones: [own], source: 'profile' };
  const regional = region ? zonesOfRegion(region) : undefined;
  if (regional) return { zones: regional, source: 'region' };
  const zones = country ? zonesOf(country) : [];
  return zones.length > 0 ? { zones, source: 'country' } : { zones, source: 'unknown' };
}

function countryOf(phone: string | undefined): string | undefined {
  const read = phone ? readPhoneNumber(phone) : undefined;
  return read?.ok ? read.country : undefined;
}

/** All zones of a country by CLDR, which the runtime carries. */
function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & {
    timeZones?: string[];
    getTimeZones?: () => string[];
  };
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
