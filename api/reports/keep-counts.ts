import type { QueryFilter } from 'mongoose';
import { ReportUnitModel, type ReportUnit } from '../../models/documents/reports/unit.ts';
import { takeLook } from '../../models/documents/watermark.ts';
import { countUnit } from './count-unit.ts';
import { findChanges } from './find-changes.ts';

/** One api counts so often. */
const everyMs = 30_000;

/** Between two counts of what goes on changing, such as today's, so many times as long as one takes is left to other work. */
const rest = 10;

/** Counts anew what has changed; one of all apis at a time. */
export async function keepCounts(): Promise<void> {
  if (!(await takeLook('report-counts', everyMs, 0))) return;
  await findChanges();
  for (const unit of await dueUnits({})) {
    const { countedAt, tookMs = 0 } = unit;
    if (countedAt && Date.now() - countedAt.getTime() < rest * tookMs) continue;
    await countUnit(unit);
  }
}

/**
 * Counts anew what has changed of some units, for somebody who waits.
 *
 * @param withinMs no count is begun after so long
 * @returns up to when at least the ledger has been counted in them; undefined where some were never counted
 */
export async function countNow(which: QueryFilter<ReportUnit>, withinMs: number): Promise<Date | undefined> {
  const giveUpAt = Date.now() + withinMs;
  const now = await findChanges();
  for (const unit of await dueUnits(which)) {
    if (Date.now() > giveUpAt) break;
    await countUnit(unit);
  }
  const left = await ReportUnitModel.find({ ...which, due: true }).lean();
  let asOf = now;
  for (const { countedAt } of left) {
    if (!countedAt) return undefined;
    if (countedAt < asOf) asOf = countedAt;
  }
  return asOf;
}

/** Those that wait for the longest first. */
function dueUnits(which: QueryFilter<ReportUnit>): Promise<ReportUnit[]> {
  return ReportUnitModel.find({ ...which, due: true })
    .sort({ changedAt: 1 })
    .lean();
}
