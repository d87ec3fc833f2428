import { z } from 'zod';
import { byCountry } from '../numbers/country.ts';
import { currencyCode, decimalAmount, type Money } from './money.ts';

const route = z.strictObject({
  default: decimalAmount,
  countries: byCountry(decimalAmount).default({}),
});

/** What a part costs, by route and country; `default` is for countries that are not named. */
export const priceTable = z.strictObject({
  currency: currencyCode,
  routes: z.record(z.string().min(1), route),
});
export type PriceTable = z.output<typeof priceTable>;

/** The cost of a text on a route; undefined where the table does not know the route. */
export function costOf(
  prices: PriceTable | undefined,
  { route: name, country, parts }: { route: string; country: string | undefined; parts: number },
): Money | undefined {
  const route = prices && Object.hasOwn(prices.routes, name) ? prices.routes[name] : undefined;
  if (!prices || !route) return undefined;
  const known = country !== undefined && Object.hasOwn(route.countries, country) ? route.countries[country] : undefined;
  return { micros: (known ?? route.default) * parts, currency: prices.currency };
}
