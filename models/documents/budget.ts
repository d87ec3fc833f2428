import { model } from 'mongoose';
import type { BudgetPeriod } from '../domain/money/budget.ts';
import { isDuplicateKey } from './connect.ts';
import { asGiven, collection } from './collection.ts';

/** What one spender has spent in one period: one document, so that a reservation is one atomic write. */
export interface BudgetSpending {
  /** `<spender>/<per>/<first day>`. */
  _id: string;
  spentMicros: number;
  /** The latest reservations, by which a repeated one is known. */
  latest: { deliveryId: string; micros: number }[];
  endsAt: Date;
}

/** A step repeats within minutes; a thousand reservations later its repetition would be counted twice, never too little. */
const remembered = 1_000;

const schema = collection<BudgetSpending>('budgets', {
  _id: { type: String, required: true },
  spentMicros: { type: Number, required: true },
  latest: { type: asGiven, default: [] },
  endsAt: { type: Date, required: true },
});
schema.index({ endsAt: -1, _id: -1 });

export const BudgetModel = model<BudgetSpending>('Budget', schema);

/**
 * Takes the cost of one delivery from a period's budget; false when there is not so much left. Repeating it takes
 * nothing more. The condition and the sum are one write, so that no number of workers can spend more than the limit.
 */
export async function reserveBudget(period: BudgetPeriod, deliveryId: string, micros: number): Promise<boolean> {
  const { id: _id, limitMicros, endsAt } = period;
  if (micros > limitMicros) return false;
  const room = { _id, spentMicros: { $lte: limitMicros - micros }, 'latest.deliveryId': { $ne: deliveryId } };
  const take = {
    $inc: { spentMicros: micros },
    $push: { latest: { $each: [{ deliveryId, micros }], $slice: -remembered } },
    $setOnInsert: { endsAt },
  };
  for (;;) {
    try {
      await BudgetModel.updateOne(room, take, { upsert: true });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const spending = await BudgetModel.findById(_id).lean();
    if (spending?.latest.some((reservation) => reservation.deliveryId === deliveryId)) return true;
    if (spending && spending.spentMicros + micros > limitMicros) return false;
  }
}

/** Gives the cost back when nothing left; repeating it gives nothing more. */
export async function releaseBudget(periodId: string, deliveryId: string, micros: number): Promise<void> {
  await BudgetModel.updateOne(
    { _id: periodId, 'latest.deliveryId': deliveryId },
    { $inc: { spentMicros: -micros }, $pull: { latest: { deliveryId } } },
  );
}
