import { model } from 'mongoose';
import type { NumberCheck } from '../domain/deliveries/provider.ts';
import { collection } from './collection.ts';

/** What the network said of a number when it was asked: a look-up costs money, so the answer is kept with its date. */
export interface NumberCheckDocument extends Omit<NumberCheck, 'checkedAt'> {
  /** Keyed hash of the E.164 number. */
  _id: string;
  checkedAt: Date;
}

const keptSeconds = 180 * 86_400;

const schema = collection<NumberCheckDocument>('number_checks', {
  _id: { type: String, required: true },
  state: { type: String, required: true },
  line: String,
  network: String,
  country: String,
  checkedAt: { type: Date, required: true },
});
schema.index({ checkedAt: 1 }, { expireAfterSeconds: keptSeconds });

export const NumberCheckModel = model<NumberCheckDocument>('NumberCheck', schema);
