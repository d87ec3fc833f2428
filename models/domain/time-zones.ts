import { readPhoneNumber } from './phone-number.ts';

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
 * Every zone a recipient may be in: their own where it is known, else all zones of their country, taken from the
 * number where it is not given. Empty when nothing is known. A phone prefix is never read as a zone: numbers move
 * within a country, and Google's map puts all Russian mobiles in Moscow.
 */
export function candidateZones(contact: { timeZone?: string; country?: string; phone?: string }): string[] {
  if (contact.timeZone && isTimeZone(contact.timeZone)) return [contact.timeZone];
  const phone = contact.phone ? readPhoneNumber(contact.phone) : undefined;
  const country = contact.country ?? (phone?.ok ? phone.country : undefined);
  return country ? zonesOf(country) : [];
}

const byCountry = new Map<string, string[]>();

/** All zones of a country by CLDR, which the runtime carries; Antarctic and military ones play no part. */
function zonesOf(country: string): string[] {
  let zones = byCountry.get(country);
  if (!zones) {
    const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & {
      timeZones?: string[];
      getTimeZones?: () => string[];
    };
    zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
    byCountry.set(country, zones);
  }
  return zones;
}
