import type { ApiConfig } from './environments.ts';
import { readPolicy } from './policy.ts';
import { readPrices } from './prices.ts';
import { readRouting } from './routing.ts';
import { readSenders } from './senders.ts';
import type { RouteNamed, RoutingRules } from '../../models/domain/deliveries/routing.ts';
import type { PriceTable } from '../../models/domain/money/prices.ts';
import type { SenderTable } from '../../models/domain/numbers/senders.ts';
import type { PolicyOf } from '../../models/domain/policy/policy.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import type { settingsFiles } from './variable-parts.ts';

/**
 * Every settings file that is named. Api and worker read them all, whether they need them or not, so that a wrong one is
 * found by the first that starts.
 *
 * @param routes all that are in use
 * @throws SetUpError that tells every fault of every file
 */
export function readSettings(
  config: Pick<ApiConfig, keyof typeof settingsFiles>,
  routes: readonly RouteNamed[],
): Settings {
  const names = routes.map(({ name }) => name);
  const faults: SetUpError[] = [];
  const read = <T>(reader: () => T): T | undefined => {
    try {
      return reader();
    } catch (error) {
      if (!(error instanceof SetUpError)) throw error;
      faults.push(error);
      return undefined;
    }
  };
  const policy = read(() => readPolicy(config.TIDINGS_POLICY_FILE));
  const prices = read(() => readPrices(config.TIDINGS_PRICES_FILE, names));
  const senders = read(() => readSenders(config.TIDINGS_SENDERS_FILE, names));
  const routing = read(() => readRouting(config.TIDINGS_ROUTING_FILE, routes, prices)) ?? [];
  const [first] = faults;
  if (!first && policy) return { policy, prices, senders, routing };
  throw new SetUpError(first?.code ?? 'settings-file-unfit', faults.map(({ message }) => message).join('\n'));
}

interface Settings {
  policy: PolicyOf;
  prices: PriceTable | undefined;
  senders: SenderTable | undefined;
  routing: RoutingRules;
}
