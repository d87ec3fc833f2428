import { model, type QueryFilter } from 'mongoose';
import {
  suppressionReasonOf,
  type OptOutMethod,
  reachesFurther,
  type ListedReason,
  type Reach,
} from '../domain/consent/suppression.ts';
import { isDuplicateKey } from './connect.ts';
import { reachFields, widening } from './reach.ts';
import { collection } from './collection.ts';

/** An address that must not get marketing (or, refused at the carrier, anything). Keyed by a hash, it survives erasure. */
export interface Suppression extends Reach {
  /** Keyed hash of the E.164 number, or of the e-mail address. */
  _id: string;
  reason: ListedReason;
  /** Absent where the way was not recorded; START does not lift such a one. */
  by?: OptOutMethod;
  at: Date;
}

const schema = collection<Suppression>('suppressions', {
  _id: { type: String, required: true },
  reason: { type: String, required: true },
  by: String,
  at: { type: Date, required: true },
  ...reachFields,
});

export const SuppressionModel = model<Suppression>('Suppression', schema);

/** Puts a number on the list. What stands there gives way only to something stronger: START must undo no more than a word. */
export async function suppress(addressHash: string, by: OptOutMethod, at: Date, reach: Reach = {}): Promise<void> {
  const row = { reason: suppressionReasonOf(by), by, at };
  try {
    await SuppressionModel.updateOne({ _id: addressHash, ...weakerThan(by) }, { $set: row }, { upsert: true });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  if (reachesFurther(reach)) await SuppressionModel.updateOne({ _id: addressHash }, widening(reach));
}

function weakerThan(by: OptOutMethod): QueryFilter<Suppression> {
  if (by === 'carrier') return { reason: { $ne: 'carrier' } };
  if (by === 'complaint') return { reason: { $in: ['opt-out', 'matter'] } };
  return { $or: [{ reason: 'matter' }, ...(by === 'keyword' ? [] : [{ by: 'keyword' as const }])] };
}

const hasFurther = { $or: [{ everything: true }, { 'matters.0': { $exists: true } }] };

/** A fresh grant lifts the person's own earlier opt-out, nothing else: matters that have ended stay so. */
export async function liftOptOut(addressHash: string, grantedAt: Date): Promise<void> {
  const listed = { _id: addressHash, reason: 'opt-out', at: { $lt: grantedAt } } as const;
  await SuppressionModel.updateOne({ ...listed, ...hasFurther }, { $set: { reason: 'matter' } });
  await SuppressionModel.deleteOne({ _id: addressHash, reason: 'opt-out', at: { $lt: grantedAt } });
}

/** Whoever opens a chat again that he had blocked gets messages there again; further matters that have ended stay so. */
export async function liftCarrier(addressHash: string, at: Date): Promise<void> {
  const listed = { _id: addressHash, reason: 'carrier', at: { $lte: at } } as const;
  await SuppressionModel.updateOne({ ...listed, ...hasFurther }, { $set: { reason: 'matter' } });
  await SuppressionModel.deleteOne(listed);
}

/** START lifts what a keyword put on the list; of what was said otherwise, all but the end of marketing. */
export async function liftKeyword(addressHash: string, at: Date): Promise<void> {
  await SuppressionModel.updateOne({ _id: addressHash }, { $unset: { everything: 1, matters: 1 } });
  const lifted = [{ reason: 'opt-out', by: 'keyword', at: { $lte: at } }, { reason: 'matter' }] as const;
  await SuppressionModel.deleteOne({ _id: addressHash, $or: [...lifted] });
}
