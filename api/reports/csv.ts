import { fromMicros, type Money } from '../../models/domain/money/money.ts';
import { rateNames, type Figures } from '../../models/domain/reports/figures.ts';
import { crowds, fates } from '../../models/domain/reports/tally.ts';
import type { Grouping, MessagesReport } from './messages-report.ts';

/**
 * A report as CSV (RFC 4180, UTF-8): the groupings, then one column for each figure; rates as decimals from 0 to 1, with the
 * bounds of their interval; money in units of its currency, with a column for each.
 */
export function toCsv({ rows, total }: Pick<MessagesReport, 'rows' | 'total'>, groupBy: readonly Grouping[]): string {
  const currencies = total.cost.map(({ currency }) => currency);
  const header = [...groupBy, ...namesOf(currencies)];
  const lines = rows.map(({ group, ...figures }) => [
    ...groupBy.map((name) => group[name] ?? ''),
    ...valuesOf(figures, currencies),
  ]);
  return [header, ...lines].map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}

const columns = ['planned', 'accepted', ...fates] as const;

function namesOf(currencies: readonly string[]): string[] {
  return [
    ...columns,
    'parts',
    'clickRequests',
    'humanClickRequests',
    ...crowds,
    ...rateNames.flatMap((name) => [`${name}Rate`, `${name}RateLow`, `${name}RateHigh`]),
    ...currencies.flatMap((currency) => [`cost ${currency}`, `costPerConversion ${currency}`]),
  ];
}

function valuesOf(figures: Figures, currencies: readonly string[]): string[] {
  const { messages, parts, clicks, people, rates, cost, costPerConversion } = figures;
  const counts = [...columns.map((name) => messages[name]), parts, clicks.requests, clicks.human];
  return [
    ...[...counts, ...crowds.map((crowd) => people[crowd])].map(String),
    ...rateNames.flatMap((name) => [rates[name].value, rates[name].low, rates[name].high].map(decimal)),
    ...currencies.flatMap((currency) => [amountIn(cost, currency), amountIn(costPerConversion, currency)]),
  ];
}

function decimal(share: number | undefined): string {
  return share === undefined ? '' : share.toFixed(6);
}

function amountIn(amounts: readonly Money[], wanted: string): string {
  const amount = amounts.find(({ currency }) => currency === wanted);
  return amount ? fromMicros(amount.micros) : '';
}

/** Spreadsheets run what begins like this as a formula (OWASP, CSV Injection). */
const formula = /^[=+\-@\t\r]/;

/** A cell that no spreadsheet takes for a formula, in quotes where it holds what separates. */
export function cellOf(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
