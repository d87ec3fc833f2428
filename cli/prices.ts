import { readFileSync } from 'node:fs';
import type { Budget } from '../models/domain/budget.ts';
import { priceTable, type PriceTable } from '../models/domain/prices.ts';

/**
 * The price table of a JSON file; undefined where no file is named.
 *
 * @throws an error that names every fault of the file at once
 */
export function readPrices(path: string | undefined): PriceTable | undefined {
  if (path === undefined) return undefined;
  const parsed = priceTable.safeParse(readJson(path));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path: at, message }) => `  ${at.join('.') || 'file'}: ${message}`);
  throw new Error(`TIDINGS_PRICES_FILE is not right:\n${faults.join('\n')}`);
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
  if (faults.length > 0) throw new Error(`The budgets cannot be kept:\n${faults.join('\n')}`);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`TIDINGS_PRICES_FILE cannot be read: ${error instanceof Error ? error.message : ''}`, {
      cause: error,
    });
  }
}
