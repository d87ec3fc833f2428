import {
  routingRules,
  silentRules,
  type RouteNamed,
  type RoutingRules,
} from '../../models/domain/deliveries/routing.ts';
import type { PriceTable } from '../../models/domain/money/prices.ts';
import { readSettingsFile, settingsFileUnfit } from './settings-file.ts';

const variable = 'TIDINGS_ROUTING_FILE';

/**
 * Which messages take which routes; no rules where no file is named.
 *
 * @param path a JSON file of `[{ "countries": ["KZ"], "kind": "marketing", "routes": ["<route>"], "cheapest": true }]`
 * @param routes all that are in use
 * @throws SetUpError that names a route which there is not, one that has no price where the cheapest is wanted, and a rule that
 * speaks of no message
 */
export function readRouting(
  path: string | undefined,
  routes: readonly RouteNamed[],
  prices: PriceTable | undefined,
): RoutingRules {
  if (path === undefined) return [];
  const rules = readSettingsFile(variable, path, routingRules);
  const names = routes.map(({ name }) => name);
  const priced = Object.keys(prices?.routes ?? {});
  const ofRoutes = rules.flatMap((rule, index) =>
    rule.routes.flatMap((name, place) => {
      const at = `${index}.routes.${place}`;
      if (!names.includes(name)) return [`${at}: there is no route ${name}, only ${names.join(', ')}`];
      return rule.cheapest && !priced.includes(name) ? [`${at}: ${name} has no price in TIDINGS_PRICES_FILE`] : [];
    }),
  );
  const silent = silentRules(rules, routes).map(({ index, why }) => `${index}: ${why}`);
  const faults = [...ofRoutes, ...(ofRoutes.length > 0 ? [] : silent)];
  if (faults.length > 0) throw settingsFileUnfit(variable, path, faults);
  return rules;
}
