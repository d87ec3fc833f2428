import type { Budget } from '../models/domain/budget.ts';
import { priceTable, type PriceTable } from '../models/domain/prices.ts';
import { readSettingsFile } from './settings-file.ts';
import { SetUpError } from './set-up-error.ts';

/** The price table of a JSON file; undefined where no file is named. */
export function readPrices(path: string | undefined): PriceTable | undefined {
  return path === undefined ? undefined : readSettingsFile('TIDINGS_PRICES_FILE', path, priceTable);
}

/** @throws an error that names every journey whose budget the price table cannot hold to */
export function checkBudgets(
  budgets: ReadonlyMap<string, Budget>,
  prices: PriceTable | undefined,
  route: string,
): void {
  const faults = [...budgets].flatMap(([journey, { currency }]) => {
    if (!prices || !Object.hasOwn(prices.routes, route)) return [`  ${journey}: there is no price for route ${route}`];
    return currency === prices.currency ? [] : [`  ${journey}: is in ${currency}, the prices in ${prices.currency}`];
  });
  if (faults.length > 0) throw new SetUpError(`The budgets cannot be kept:\n${faults.join('\n')}`);
}
