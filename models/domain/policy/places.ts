import type { Place } from './rule.ts';

const members = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));

/**
 * Every place whose rules a person may be under: the country, its union, and the subdivision. Where the subdivision
 * is not known, any of them may be meant, so that the strictest decides.
 *
 * @param region ISO 3166-2, such as `US-TX`
 * @param regional the subdivisions for which there are rules
 */
export function placesOf(
  { country, region }: { country?: string | undefined; region?: string | undefined },
  regional: readonly Place[],
): Place[] {
  if (!country) return [];
  const union = members.has(country) ? ['EU'] : [];
  const ours = regional.filter((place) => place.startsWith(`${country}-`));
  return [country, ...union, ...(region ? ours.filter((place) => place === region) : ours)];
}
