import type { Budget } from '../../models/domain/money/budget.ts';
import { priceTable, type PriceTable } from '../../models/domain/money/prices.ts';
import { byRoute, readSettingsFile } from './settings-file.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';

const variable = 'TIDINGS_PRICES_FILE';

/**
 * The price table of a JSON file; undefined where no file is named.
 *
 * @param routes the names of all gateways; without them, routes of any name may have a price
 */
export function readPrices(path: string | undefined, routes?: readonly string[]): PriceTable | undefined {
  if (path === undefined) return undefined;
  return readSettingsFile(variable, path, priceTable.safeExtend({ routes: byRoute(priceTable.shape.routes, routes) }));
}

/** @throws an error that names every journey whose budget the price table cannot hold to */
export function checkBudgets(
  budgets: ReadonlyMap<string, Budget>,
  prices: PriceTable | undefined,
  routes: readonly string[],
): void {
  const unpriced = routes.filter((route) => !prices || !Object.hasOwn(prices.routes, route));
  const faults = [...budgets].flatMap(([journey, { currency }]) => {
    const missing = unpriced.map((route) => `  ${journey}: there is no price for route ${route}`);
    if (!prices || currency === prices.currency) return missing;
    return [...missing, `  ${journey}: is in ${currency}, the prices in ${prices.currency}`];
  });
  if (faults.length > 0) throw new SetUpError('budgets-unpriced', `The budgets cannot be kept:\n${faults.join('\n')}`);
}
