import { listsRegionsOf, zonesOfRegion } from '../time/regions.ts';
import type { Place } from './rule.ts';
import { codeOfPlace, isTerritory, lawIn } from './territories.ts';

/** The member states of the European Union, ISO 3166-1. */
export const unionMembers: readonly Place[] =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

/**
 * Every place whose rules a person may be under: the country or territory, those whose law holds there, the union, and
 * the subdivision. Where the subdivision is not known, or is none that the country has, any of them may be meant, so
 * that the strictest decides. Of several countries that are told of one person, ask for each and take all.
 *
 * @param region ISO 3166-2, such as `US-TX`
 * @param regional the subdivisions for which there are rules
 */
export function placesOf(
  { country, region }: { country?: string | undefined; region?: string | undefined },
  regional: readonly Place[],
): Place[] {
  if (!country) return [];
  const subdivision = region && isOf(country, region) ? codeOfPlace(region) : undefined;
  const own = subdivision && isTerritory(subdivision) ? [country, subdivision] : [country];
  const ours = regional.filter((place) => place.startsWith(`${country}-`));
  return [
    ...new Set([
      ...own.flatMap((place) => [place, ...lawIn(place), ...unionOf(place)]),
      // Where others have rules, a subdivision without is told as well: what is known of it differs.
      ...(subdivision && ours.length > 0 ? [subdivision] : ours),
    ]),
  ];
}

/** Whether a subdivision is one of a country, as far as those are listed. */
function isOf(country: string, region: string): boolean {
  return region.startsWith(`${country}-`) && (!listsRegionsOf(country) || zonesOfRegion(region) !== undefined);
}

function unionOf(country: Place): Place[] {
  return unionMembers.includes(country) ? ['EU'] : [];
}
