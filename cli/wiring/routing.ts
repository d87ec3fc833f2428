import { routingRules, type RoutingRules } from '../../models/domain/deliveries/routing.ts';
import type { PriceTable } from '../../models/domain/money/prices.ts';
import { readSettingsFile, settingsFileUnfit } from './settings-file.ts';

const variable = 'TIDINGS_ROUTING_FILE';

/**
 * Which messages take which routes; no rules where no file is named.
 *
 * @param path a JSON file of `[{ "countries": ["KZ"], "kind": "marketing", "routes": ["<route>"], "cheapest": true }]`
 * @param routes the names of all gateways
 * @throws SetUpError that names a route which there is not, or one that has no price where the cheapest is wanted
 */
export function readRouting(
  path: string | undefined,
  routes: readonly string[],
  prices: PriceTable | undefined,
): RoutingRules {
  if (path === undefined) return [];
  const rules = readSettingsFile(variable, path, routingRules);
  const priced = Object.keys(prices?.routes ?? {});
  const faults = rules.flatMap((rule, index) =>
    rule.routes.flatMap((name, place) => {
      const at = `${index}.routes.${place}`;
      if (!routes.includes(name)) return [`${at}: there is no route ${name}, only ${routes.join(', ')}`];
      return rule.cheapest && !priced.includes(name) ? [`${at}: ${name} has no price in TIDINGS_PRICES_FILE`] : [];
    }),
  );
  if (faults.length > 0) throw settingsFileUnfit(variable, path, faults);
  return rules;
}
