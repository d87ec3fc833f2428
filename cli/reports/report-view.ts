import { fromMicros, type Money } from '../../models/domain/money/money.ts';
import type { Figures, RateName } from '../../models/domain/reports/figures.ts';

/** A report as `GET /v1/reports/messages` answers it. */
export interface ReportAnswer {
  asOf: string;
  from: string;
  until: string;
  groupBy: string[];
  rows: (Figures & { group: Record<string, string | null> })[];
  total: Figures;
}

/** Together these fit a terminal of 80 columns. */
const widths = { name: 25, count: 9, bar: 10, share: 6, rate: 7 };

/** More rows than these say less than the first ones do. */
const shownRows = 40;

const rates = ['click', 'reply', 'conversion', 'optOut'] as const satisfies RateName[];
const heads = ['click', 'reply', 'goal', 'stop'];

/**
 * A report for a terminal: a row for each group with the delivery rate as a bar, what people did as shares of those who were
 * reached, and below them the sums, with the interval of each rate.
 */
export function reportView({ asOf, from, until, groupBy, rows, total }: ReportAnswer): string {
  const head = lineOf(groupBy.join(', '), 'accepted', fit('delivered', widths.bar + 1 + widths.share), heads);
  const shown = rows.slice(0, shownRows);
  const left = rows.length - shown.length;
  return [
    `Messages of ${from} to ${until} (UTC), as of ${asOf.slice(0, 16).replace('T', ' ')}`,
    '',
    head,
    ...shown.map((row) => rowOf(nameOf(row.group, groupBy), row)),
    ...(left > 0 ? [`and ${left} more; --group-by and --journey narrow it`] : []),
    rowOf('all', total),
    '',
    ...sumsOf(total),
  ].join('\n');
}

function nameOf(group: Record<string, string | null>, groupBy: readonly string[]): string {
  return groupBy.map((name) => group[name] ?? 'none').join(' ');
}

function rowOf(name: string, { messages, rates: known }: Figures): string {
  const { value } = known.delivery;
  const delivered = `${fit(barOf(value ?? 0, widths.bar), widths.bar)} ${percent(value).padStart(widths.share)}`;
  return lineOf(
    name,
    String(messages.accepted),
    delivered,
    rates.map((rate) => percent(known[rate].value)),
  );
}

function lineOf(name: string, count: string, delivered: string, shares: readonly string[]): string {
  const cells = shares.map((share) => share.padStart(widths.rate)).join('');
  return `${fit(name, widths.name)}${count.padStart(widths.count)} ${delivered}${cells}`.trimEnd();
}

function sumsOf({ messages, suppressedBy, parts, clicks, people, rates: known, cost, costPerConversion }: Figures) {
  const reasons = Object.entries(suppressedBy)
    .slice(0, 3)
    .map(([reason, count]) => `${count} ${reason}`);
  const open = messages.waiting + messages.unknown;
  return [
    `begun      ${messages.planned}: ${messages.accepted} taken by a gateway, ${messages.suppressed} suppressed, ${open} waiting or unknown`,
    ...(reasons.length > 0 ? [`suppressed ${reasons.join(', ')}`] : []),
    `reports    of ${percent(known.receipts.value)}; ${messages.pending} pending, ${messages.undeliverable} undeliverable, ${messages.expired} expired`,
    `people     ${people.reached} reached; ${people.clicked} clicked, ${people.replied} replied, ${people.converted} reached a goal`,
    `intervals  ${(['delivery', ...rates] as const).map((rate) => intervalOf(rate, known[rate])).join(', ')}`,
    `clicks     ${clicks.requests} requests for links, ${clicks.human} of people`,
    `cost       ${parts} parts, ${amounts(cost)}; for each goal ${amounts(costPerConversion)}`,
  ].flatMap(wrapped);
}

function intervalOf(rate: RateName, { low, high, of }: Figures['rates'][RateName]): string {
  return of === 0 ? `${rate} of nobody` : `${rate} ${percent(low)} to ${percent(high)}`;
}

function amounts(money: readonly Money[]): string {
  return money.map(({ micros, currency }) => `${fromMicros(micros)} ${currency}`).join(' and ') || 'not known';
}

function percent(share: number | undefined): string {
  return share === undefined ? '–' : `${(100 * share).toFixed(1)}%`;
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A share from 0 to 1 as a bar, to an eighth of a column. */
export function barOf(share: number, width: number): string {
  const parts = Math.round(share * width * 8);
  return '█'.repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? '');
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A text in exactly so many columns, cut where it is longer. */
export function fit(text: string, width: number): string {
  const signs = Array.from(letters.segment(text), ({ segment }) => segment);
  const cut = signs.length > width ? [...signs.slice(0, width - 1), '…'] : signs;
  return cut.join('') + ' '.repeat(width - cut.length);
}

/** A line that begins with a label of eleven columns, in lines of at most 80. */
function wrapped(line: string): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > 80) {
    const end = rest.lastIndexOf(' ', 80);
    lines.push(rest.slice(0, end));
    rest = ' '.repeat(11) + rest.slice(end + 1);
  }
  return [...lines, rest];
}
