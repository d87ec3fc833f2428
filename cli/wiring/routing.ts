import { z } from 'zod';
import {
  routingRule,
  silentRules,
  type RouteNamed,
  type RoutingRules,
} from '../../models/domain/deliveries/routing.ts';
import { besideAll } from '../../models/domain/variable-kinds.ts';
import { noRoute, readSettingsFile } from './settings-file.ts';

/**
 * Which messages take which routes; no rules where no file is named.
 *
 * @param path a JSON file of `[{ "countries": ["KZ"], "kind": "marketing", "routes": ["<route>"], "cheapest": true }]`
 * @param routes all that are in use; without them, rules may name any
 * @param priced the routes that have a price; undefined where nobody knows
 * @throws SetUpError that names a route which there is not, one that has no price where the cheapest is wanted, and a rule that
 * speaks of no message
 */
export function readRouting(
  path: string | undefined,
  routes: readonly RouteNamed[] | undefined,
  priced: readonly string[] | undefined,
): RoutingRules {
  if (path === undefined) return [];
  return readSettingsFile('TIDINGS_ROUTING_FILE', path, rulesFor(routes, priced));
}

function rulesFor(routes: readonly RouteNamed[] | undefined, priced: readonly string[] | undefined) {
  const names = routes?.map(({ name }) => name);
  const rule = routingRule.superRefine((written, context) => {
    const { routes: named, cheapest } = rulePart.parse(written);
    for (const [place, name] of named.entries()) {
      const refuse = (message: string) =>
        context.addIssue({ code: 'custom', path: ['routes', place], message: `${name}: ${message}` });
      if (names && !names.includes(name)) refuse(noRoute(names));
      else if (cheapest && priced && !priced.includes(name)) refuse('has no price in TIDINGS_PRICES_FILE');
    }
  }, besideAll);
  return z.array(rule).superRefine((written, context) => {
    if (!routes || !Array.isArray(written)) return;
    const wrong = new Set(context.issues.map(({ path }) => path?.[0]));
    const sound = [...written.keys()].filter((index) => !wrong.has(index));
    const silent = silentRules(
      sound.flatMap((index) => written[index] ?? []),
      routes,
    );
    for (const { index, why } of silent)
      context.addIssue({ code: 'custom', path: [sound[index] ?? index], message: why });
  }, besideAll);
}

/** What a rule says of routes, whatever is wrong with the rest of it. */
const rulePart = z
  .object({ routes: z.array(z.string()).catch([]), cheapest: z.literal(true).optional().catch(undefined) })
  .catch({ routes: [] });
