import { model } from 'mongoose';
import { collection } from '../collection.ts';
import { isDuplicateKey } from '../connect.ts';

/**
 * The texts of one journey that were begun on one day, which are always counted together: what was counted before is
 * replaced as a whole and never added to, so no sum can drift from the ledger.
 */
export interface ReportUnit {
  /** `<day> <journey>`, as in `2026-11-27 welcome`. */
  _id: string;
  /** Begin of the day, UTC. */
  day: Date;
  journey: string;
  /** The latest change of one of its rows that is known, by the clock of the database. */
  changedAt: Date;
  /** Something has changed that the latest count may not have seen. */
  due?: true;
  /** When the count began that holds now, and the name of its cells. */
  countedAt?: Date;
  count?: string;
  /** How long it took, in milliseconds. */
  tookMs?: number;
}

const schema = collection<ReportUnit>('report_units', {
  _id: { type: String, required: true },
  day: { type: Date, required: true },
  journey: { type: String, required: true },
  changedAt: { type: Date, required: true },
  due: Boolean,
  countedAt: Date,
  count: String,
  tookMs: Number,
});
schema.index({ day: 1 });
schema.index({ journey: 1 });
schema.index({ due: 1, changedAt: 1 }, { partialFilterExpression: { due: true } });

export const ReportUnitModel = model<ReportUnit>('ReportUnit', schema);

export const dayMs = 86_400_000;

/** Notes that rows of a unit have changed; what was known of it already makes nothing due again. */
export async function noteChange(day: Date, journey: string, changedAt: Date): Promise<void> {
  const _id = `${day.toISOString().slice(0, 10)} ${journey}`;
  try {
    await ReportUnitModel.updateOne(
      { _id, changedAt: { $lt: changedAt } },
      { $set: { day, journey, changedAt, due: true } },
      { upsert: true },
    );
  } catch (error) {
    // It is there with this change or a later one.
    if (!isDuplicateKey(error)) throw error;
  }
}
