import { territoryAt } from './policy/territories.ts';
import { isFixedOffset, whereabouts, type Person } from './time/time-zones.ts';

/** Something that was taken although it does not fit the rest: a field, and what follows. */
export interface Doubt {
  field: 'timeZone' | 'country' | 'region';
  reason: string;
}

/** What a contact says of where it is that does not fit its number; both hold, so that nobody is written to at night. */
export function contactDoubts(person: Person): Doubt[] {
  const { timeZone, country, statedCountry, region } = person;
  const doubts: Doubt[] = [];
  if (timeZone && whereabouts(person).source === 'profile-doubted') {
    const what = isFixedOffset(timeZone)
      ? 'is a fixed offset and no place'
      : 'lies elsewhere than the number or the region';
    doubts.push({ field: 'timeZone', reason: `${what}: it must be day there and in all zones of that place` });
  }
  const rules = `is not ${country ?? ''}, where the number is from: the rules of both hold`;
  if (country && statedCountry && statedCountry !== country) doubts.push({ field: 'country', reason: rules });
  const elsewhere = region && !region.startsWith(`${country ?? ''}-`) && territoryAt(region) !== country;
  if (country && elsewhere) doubts.push({ field: 'region', reason: rules });
  return doubts;
}
