import { Schema, model, type QueryFilter } from 'mongoose';
import { suppressionReasonOf, type OptOutWay, type SuppressionReason } from '../domain/suppression.ts';
import { isDuplicateKey } from './connect.ts';

/** A number that must not get marketing (or, refused at the carrier, anything). Keyed by a hash, it survives erasure. */
export interface Suppression {
  /** Keyed hash of the E.164 number. */
  _id: string;
  reason: SuppressionReason;
  /** Absent where the way was not recorded; START does not lift such a one. */
  by?: OptOutWay;
  at: Date;
}

const schema = new Schema<Suppression>(
  {
    _id: { type: String, required: true },
    reason: { type: String, required: true },
    by: String,
    at: { type: Date, required: true },
  },
  { collection: 'suppressions', versionKey: false },
);

export const SuppressionModel = model<Suppression>('Suppression', schema);

/** Puts a number on the list. What stands there gives way only to something stronger: START must undo no more than a word. */
export async function suppress(addressHash: string, by: OptOutWay, at: Date): Promise<void> {
  const row = { reason: suppressionReasonOf(by), by, at };
  try {
    await SuppressionModel.updateOne({ _id: addressHash, ...weakerThan(by) }, { $set: row }, { upsert: true });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

function weakerThan(by: OptOutWay): QueryFilter<Suppression> {
  if (by === 'carrier') return { reason: { $ne: 'carrier' } };
  if (by === 'complaint') return { reason: 'opt-out' };
  return by === 'keyword' ? { by: { $in: [] } } : { by: 'keyword' };
}

/** A fresh grant lifts the person's own earlier opt-out, nothing else. */
export async function liftOptOut(addressHash: string, grantedAt: Date): Promise<void> {
  await SuppressionModel.deleteOne({ _id: addressHash, reason: 'opt-out', at: { $lt: grantedAt } });
}

/** START lifts what a keyword put on the list, nothing else. */
export async function liftKeyword(addressHash: string, at: Date): Promise<void> {
  await SuppressionModel.deleteOne({ _id: addressHash, reason: 'opt-out', by: 'keyword', at: { $lte: at } });
}
