import { z } from 'zod';
import { listsRegionsOf, zonesOfRegion } from '../time/regions.ts';

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const notCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

/** How the description of the API shows a country. */
export const countryDescribed = { pattern: '^[A-Za-z]{2}$', examples: ['GB', 'RU'] };

export const countryComplaint = 'must be an ISO 3166 code such as GB';

/** ISO 3166 in capitals; GB for UK. Undefined for what is no country. */
export function countryOf(written: string): string | undefined {
  if (!/^[A-Za-z]{2}$/.test(written)) return undefined;
  const code = new Intl.Locale('und', { region: written }).region ?? '';
  return names.of(code) !== undefined && !notCountries.has(code) ? code : undefined;
}

/** ISO 3166-2 in capitals; undefined for what is no subdivision, as far as those of the country are listed. */
export function regionOf(written: string): string | undefined {
  const [, before = '', subdivision = ''] = /^([A-Za-z]{2})-([A-Za-z0-9]{1,3})$/.exec(written) ?? [];
  const country = countryOf(before);
  if (country === undefined) return undefined;
  const region = `${country}-${subdivision.toUpperCase()}`;
  return listsRegionsOf(country) && !zonesOfRegion(region) ? undefined : region;
}

/** A code that `read` knows, in its usual spelling. */
export function codeOf(read: (written: string) => string | undefined, complaint: string, described = {}) {
  return z
    .string()
    .meta(described)
    .transform((written, context) => {
      const code = read(written);
      if (code === undefined) context.addIssue({ code: 'custom', message: complaint });
      return code ?? z.NEVER;
    });
}

/** A table by country, each of which it has once; every fault of it is told at once. */
export function byCountry<T extends z.ZodType>(entry: T) {
  return z.record(z.string(), z.unknown()).transform((written, context) => {
    const table: Record<string, z.output<T>> = {};
    for (const [key, value] of Object.entries(written)) {
      const country = countryOf(key);
      const read = entry.safeParse(value);
      const refuse = (message: string, path: PropertyKey[] = []) =>
        context.addIssue({ code: 'custom', path: [key, ...path], message });
      if (country === undefined) refuse(countryComplaint);
      else if (Object.hasOwn(table, country)) refuse(`is ${country}, which is there already`);
      else if (read.success) table[country] = read.data;
      for (const { message, path } of read.error?.issues ?? []) refuse(message, path);
    }
    return table;
  });
}
