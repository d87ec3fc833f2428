import { figuresOf, type Figures } from '../../models/domain/reports/figures.ts';
import { Problem } from '../http/problems.ts';
import { readCells, type CellsWanted, type ReadCell } from './read-cells.ts';

/** By what a report can be taken apart. */
export const groupings = ['journey', 'message', 'variant', 'channel', 'route', 'country', 'day'] as const;
export type Grouping = (typeof groupings)[number];

/** Which messages, and by what they are grouped. */
export interface MessagesWanted extends CellsWanted {
  groupBy: readonly Grouping[];
}

/** Absent values, as the route of what was suppressed, are null. */
type Group = Partial<Record<Grouping, string | null>>;

export interface MessagesReport {
  /** Everything up to here has been counted. */
  asOf: Date;
  rows: (Figures & { group: Group })[];
  total: Figures;
}

/** More rows are a table of raw data, which `GET /v1/deliveries` gives. */
const mostRows = 10_000;

/**
 * What became of messages, and what people did after them, from the counts of each day.
 *
 * @throws Problem `report-not-ready` where some days were never counted so far, `query-invalid` where the rows are too many
 */
export async function messagesReport({ groupBy, ...wanted }: MessagesWanted): Promise<MessagesReport> {
  const { asOf, cells } = await readCells(wanted);
  const groups = new Map<string, { group: Group; cells: ReadCell[] }>();
  for (const cell of cells) {
    const group = groupOf(cell, groupBy);
    const key = JSON.stringify(group);
    const known = groups.get(key) ?? { group, cells: [] };
    known.cells.push(cell);
    groups.set(key, known);
  }
  if (groups.size > mostRows) {
    const detail = `these would be ${groups.size} rows; ask for fewer days or groupings, at most ${mostRows} rows`;
    throw new Problem('query-invalid', detail, { faults: [{ pointer: '/groupBy', detail }] });
  }
  const rows = [...groups.values()].map((each) => ({ group: each.group, ...figuresOf(each.cells) }));
  return { asOf, rows: rows.sort(groupBy.includes('day') ? byDay : byMessages), total: figuresOf(cells) };
}

function groupOf(cell: ReadCell, groupBy: readonly Grouping[]): Group {
  return Object.fromEntries(
    groupBy.map((name) => [name, name === 'day' ? cell.day.toISOString().slice(0, 10) : (cell[name] ?? null)]),
  );
}

type Row = MessagesReport['rows'][number];

function byDay(one: Row, other: Row): number {
  return (one.group.day ?? '').localeCompare(other.group.day ?? '', 'en') || byMessages(one, other);
}

function byMessages(one: Row, other: Row): number {
  const more = other.messages.planned - one.messages.planned;
  return more || JSON.stringify(one.group).localeCompare(JSON.stringify(other.group), 'en');
}
