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

/** What a part costs on a route; undefined where the table does not know the route. */
export function priceOf(prices: PriceTable | undefined, name: string, country: string | undefined): Money | undefined {
  const route = prices && Object.hasOwn(prices.routes, name) ? prices.routes[name] : undefined;
  if (!prices || !route) return undefined;
  const known = country !== undefined && Object.hasOwn(route.countries, country) ? route.countries[country] : undefined;
  return { micros: known ?? route.default, currency: prices.currency };
}
