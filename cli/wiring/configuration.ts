import type { z } from 'zod';
import type { RouteNamed, RoutingRules } from '../../models/domain/deliveries/routing.ts';
import type { MessageDefinition } from '../../models/domain/message.ts';
import type { Budget } from '../../models/domain/money/budget.ts';
import type { PriceTable } from '../../models/domain/money/prices.ts';
import type { SenderTable } from '../../models/domain/numbers/senders.ts';
import type { PolicyOf } from '../../models/domain/policy/policy.ts';
import { Faults } from './faults.ts';
import { checkChannels, readWithGateways, type Gateway, type Placed } from './gateways.ts';
import { namedRoutes } from './named-routes.ts';
import { readPolicy } from './policy.ts';
import { checkBudgets, readPrices } from './prices.ts';
import { findVariable } from './read-variable.ts';
import { readRouting } from './routing.ts';
import { readSenders } from './senders.ts';
import type { settingsFiles } from './variable-parts.ts';

/** All that a process is told: its variables, its routes, and what stands in settings files. */
export interface Configuration<T extends Placed> {
  config: z.output<T>;
  gateways: Gateway[];
  /** Of contact hooks, by their names. */
  hookSecrets: Readonly<Record<string, string>>;
  policy: PolicyOf;
  prices: PriceTable | undefined;
  senders: SenderTable | undefined;
  routing: RoutingRules;
}

/** What journeys ask of routes and prices. */
interface Asked {
  texts: ReadonlyMap<string, MessageDefinition>;
  budgets: ReadonlyMap<string, Budget>;
}

/**
 * Every variable, and every settings file that is named: api and worker read them all, whether they need them or not, so that
 * a wrong one is found by the first that starts.
 *
 * @param asked what the journeys ask for, where it is to be held against the routes
 * @throws SetUpError that tells every fault of every variable and file, and what no route can do
 */
export function readConfiguration<T extends Placed>(
  schema: T,
  variables: NodeJS.ProcessEnv,
  asked?: Asked,
): Configuration<T> {
  const faults = new Faults();
  const named = namedRoutes(variables);
  const read = faults.try(() => readWithGateways(schema, variables, named));
  const fileOf = (variable: keyof typeof settingsFiles) => findVariable(variables, variable).value;

  const routes = named.known.map(({ name, declaration: { channel } }): RouteNamed => ({ name, channel }));
  const names = routes.map(({ name }) => name);
  // While the name of a route cannot be read, nobody can say that another is of none.
  const [all, allNames] = named.areAllKnown ? [routes, names] : [];

  const pricesFile = fileOf('TIDINGS_PRICES_FILE');
  const prices = faults.try(() => readPrices(pricesFile, allNames));
  const arePricesKnown = prices !== undefined || pricesFile === undefined;
  const priced = arePricesKnown ? Object.keys(prices?.routes ?? {}) : undefined;

  const policy = faults.try(() => readPolicy(fileOf('TIDINGS_POLICY_FILE')));
  const senders = faults.try(() => readSenders(fileOf('TIDINGS_SENDERS_FILE'), allNames));
  const routing = faults.try(() => readRouting(fileOf('TIDINGS_ROUTING_FILE'), all, priced));
  if (asked && all) faults.try(() => checkChannels(asked.texts, all));
  if (asked && arePricesKnown) faults.try(() => checkBudgets(asked.budgets, prices, names));
  return faults.whole(read && policy && routing && { ...read, policy, prices, senders, routing });
}
