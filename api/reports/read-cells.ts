import { packOf, ReportCellModel, type ReportCell } from '../../models/documents/reports/cell.ts';
import { ReportUnitModel } from '../../models/documents/reports/unit.ts';
import type { Counted } from '../../models/domain/reports/figures.ts';
import { Problem } from '../http/problems.ts';
import { countNow } from './keep-counts.ts';

/** Which messages a report is about; days are UTC, both ends belong to it. */
export interface CellsWanted {
  from: Date;
  until: Date;
  /** Fields of cells that must be so. */
  only: Partial<Pick<ReportCell, 'journey' | 'message' | 'channel' | 'route' | 'country'>>;
}

/** A cell as reports read it. */
export type ReadCell = Counted & Pick<ReportCell, 'day' | 'journey' | 'message' | 'variant' | 'route' | 'country'>;

/** So long somebody who asks waits for days that have changed to be counted anew. */
const waitMs = 5_000;

/**
 * What has been counted of some days, and up to when at least; days that have changed are counted anew before.
 *
 * @throws Problem `report-not-ready` where some of the days were never counted so far
 */
export async function readCells({ from, until, only }: CellsWanted): Promise<{ asOf: Date; cells: ReadCell[] }> {
  const units = { day: { $gte: from, $lte: until }, ...(only.journey === undefined ? {} : { journey: only.journey }) };
  const asOf = await countNow(units, waitMs);
  if (!asOf)
    throw new Problem('report-not-ready', 'Some of the days are still being counted.', { retryAfterSeconds: 10 });
  const counts = await ReportUnitModel.find(units).select('count').lean();
  const cells = await ReportCellModel.find({ count: { $in: counts.map(({ count }) => count ?? '') }, ...only })
    .select('day journey message variant channel route country sums reasons cost people')
    .lean();
  return { asOf, cells: cells.map((cell) => ({ ...cell, packOf: (crowd) => packOf(cell, crowd) })) };
}

/** Cells by the key of their text. */
export function byMessage(cells: readonly ReadCell[]): Map<string, ReadCell[]> {
  const groups = new Map<string, ReadCell[]>();
  for (const cell of cells) groups.set(cell.message, [...(groups.get(cell.message) ?? []), cell]);
  return groups;
}
