import type { ApiConfig } from './environments.ts';
import { readPolicy } from './policy.ts';
import { readPrices } from './prices.ts';
import { readRouting } from './routing.ts';
import { readSenders } from './senders.ts';
import type { settingsFiles } from './variable-parts.ts';

/**
 * Every settings file that is named. Api and worker read them all, whether they need them or not, so that a wrong one is
 * found by the first that starts.
 *
 * @param routes the names of all gateways
 * @throws SetUpError for a file that is not right
 */
export function readSettings(config: Pick<ApiConfig, keyof typeof settingsFiles>, routes: readonly string[]) {
  const prices = readPrices(config.TIDINGS_PRICES_FILE, routes);
  return {
    policy: readPolicy(config.TIDINGS_POLICY_FILE),
    prices,
    senders: readSenders(config.TIDINGS_SENDERS_FILE, routes),
    routing: readRouting(config.TIDINGS_ROUTING_FILE, routes, prices),
  };
}
