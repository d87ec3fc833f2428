import { Schema, model } from 'mongoose';

/** A number that must not get marketing (or, refused at the carrier, anything). Keyed by a hash, it survives erasure. */
export interface Suppression {
  /** Keyed hash of the E.164 number. */
  _id: string;
  reason: 'opt-out' | 'carrier';
  at: Date;
}

const schema = new Schema<Suppression>(
  {
    _id: { type: String, required: true },
    reason: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'suppressions', versionKey: false },
);

export const SuppressionModel = model<Suppression>('Suppression', schema);

/** Puts a number on the list; a carrier's refusal is never softened to an opt-out. */
export async function suppress(addressHash: string, reason: Suppression['reason'], at: Date): Promise<void> {
  const update = reason === 'carrier' ? { $set: { reason, at } } : { $setOnInsert: { reason, at } };
  await SuppressionModel.updateOne({ _id: addressHash }, update, { upsert: true });
}

/** A fresh grant lifts the person's own earlier opt-out, nothing else. */
export async function liftOptOut(addressHash: string, grantedAt: Date): Promise<void> {
  await SuppressionModel.deleteOne({ _id: addressHash, reason: 'opt-out', at: { $lt: grantedAt } });
}
