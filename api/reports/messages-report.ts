import { figuresOf, type Counted, type Figures } from '../../models/domain/reports/figures.ts';
import { ReportCellModel, packOf, type ReportCell } from '../../models/documents/reports/cell.ts';
import { ReportUnitModel } from '../../models/documents/reports/unit.ts';
import { Problem } from '../http/problems.ts';
import { countNow } from './keep-counts.ts';

/** By what a report can be taken apart. */
export const groupings = ['journey', 'message', 'variant', 'channel', 'route', 'country', 'day'] as const;
export type Grouping = (typeof groupings)[number];

/** Which messages a report is about; days are UTC, both ends belong to it. */
export interface MessagesWanted {
  from: Date;
  until: Date;
  groupBy: readonly Grouping[];
  /** Fields of cells that must be so. */
  only: Partial<Pick<ReportCell, 'journey' | 'message' | 'channel' | 'route' | 'country'>>;
}

/** Absent values, as the route of what was suppressed, are null. */
type Group = Partial<Record<Grouping, string | null>>;

export interface MessagesReport {
  /** Everything up to here has been counted. */
  asOf: Date;
  rows: (Figures & { group: Group })[];
  total: Figures;
}

/** So long somebody who asks waits for days that have changed to be counted anew. */
const waitMs = 5_000;

/** More rows are a table of raw data, which `GET /v1/deliveries` gives. */
const mostRows = 10_000;

/**
 * What became of messages, and what people did after them, from the counts of each day.
 *
 * @throws Problem `report-not-ready` where some days were never counted so far, `query-invalid` where the rows are too many
 */
export async function messagesReport({ from, until, groupBy, only }: MessagesWanted): Promise<MessagesReport> {
  const units = { day: { $gte: from, $lte: until }, ...(only.journey === undefined ? {} : { journey: only.journey }) };
  const asOf = await countNow(units, waitMs);
  if (!asOf)
    throw new Problem('report-not-ready', 'Some of the days are still being counted.', { retryAfterSeconds: 10 });
  const counts = await ReportUnitModel.find(units).select('count').lean();
  const cells = await ReportCellModel.find({ count: { $in: counts.map(({ count }) => count ?? '') }, ...only })
    .select('day journey message variant channel route country sums reasons cost people')
    .lean();
  const groups = new Map<string, { group: Group; cells: Counted[] }>();
  for (const cell of cells) {
    const group = groupOf(cell, groupBy);
    const key = JSON.stringify(group);
    const known = groups.get(key) ?? { group, cells: [] };
    known.cells.push(countedOf(cell));
    groups.set(key, known);
  }
  if (groups.size > mostRows) {
    const detail = `these would be ${groups.size} rows; ask for fewer days or groupings, at most ${mostRows} rows`;
    throw new Problem('query-invalid', detail, { faults: [{ pointer: '/groupBy', detail }] });
  }
  const rows = [...groups.values()].map((each) => ({ group: each.group, ...figuresOf(each.cells) }));
  const total = figuresOf(cells.map(countedOf));
  return { asOf, rows: rows.sort(groupBy.includes('day') ? byDay : byMessages), total };
}

function countedOf(cell: Pick<ReportCell, 'channel' | 'sums' | 'reasons' | 'cost' | 'people'>): Counted {
  const { channel, sums, reasons, cost } = cell;
  return { channel, sums, reasons, cost, packOf: (crowd) => packOf(cell, crowd) };
}

function groupOf(cell: Pick<ReportCell, Grouping>, groupBy: readonly Grouping[]): Group {
  return Object.fromEntries(
    groupBy.map((name) => [name, name === 'day' ? cell.day.toISOString().slice(0, 10) : (cell[name] ?? null)]),
  );
}

type Row = MessagesReport['rows'][number];

function byDay(one: Row, other: Row): number {
  return (one.group.day ?? '').localeCompare(other.group.day ?? '', 'en') || byMessages(one, other);
}

function byMessages(one: Row, other: Row): number {
  return (
    other.messages.planned - one.messages.planned ||
    JSON.stringify(one.group).localeCompare(JSON.stringify(other.group), 'en')
  );
}
