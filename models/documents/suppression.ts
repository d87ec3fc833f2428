import { Schema, model, type QueryFilter } from 'mongoose';
import { suppressionReasonOf, type OptOutWay, type Reach, type SuppressionReason } from '../domain/suppression.ts';
import { isDuplicateKey } from './connect.ts';

/** A number that must not get marketing (or, refused at the carrier, anything). Keyed by a hash, it survives erasure. */
export interface Suppression extends Reach {
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
    everything: Boolean,
    matters: { type: [String], default: undefined },
  },
  { collection: 'suppressions', versionKey: false },
);

export const SuppressionModel = model<Suppression>('Suppression', schema);

/** Puts a number on the list. What stands there gives way only to something stronger: START must undo no more than a word. */
export async function suppress(
  addressHash: string,
  by: OptOutWay,
  at: Date,
  { everything, matters = [] }: Reach = {},
): Promise<void> {
  const row = { reason: suppressionReasonOf(by), by, at };
  try {
    await SuppressionModel.updateOne({ _id: addressHash, ...weakerThan(by) }, { $set: row }, { upsert: true });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  if (!everything && matters.length === 0) return;
  const further = { ...(everything ? { $set: { everything } } : {}), $addToSet: { matters: { $each: matters } } };
  await SuppressionModel.updateOne({ _id: addressHash }, further);
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

/** START lifts what a keyword put on the list; of what was said otherwise, all but the end of marketing. */
export async function liftKeyword(addressHash: string, at: Date): Promise<void> {
  await SuppressionModel.updateOne({ _id: addressHash }, { $unset: { everything: 1, matters: 1 } });
  await SuppressionModel.deleteOne({ _id: addressHash, reason: 'opt-out', by: 'keyword', at: { $lte: at } });
}
