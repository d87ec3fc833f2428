import { model } from 'mongoose';
import { collection } from './collection.ts';
import { indexOwing, owingFields, type Owing } from './owing.ts';

/** How far the schedule of a journey has been followed; it owes a look at its next chance. */
export interface ScheduleLook extends Owing {
  /** The journey. */
  _id: string;
  /** What came until then has begun. */
  seenUntil: Date;
  /** What comes until then begins now; absent between two looks. */
  until?: Date;
  /** The contact up to whom it has; absent before the first. */
  upTo?: string;
}

const schema = collection<ScheduleLook>('schedule_looks', {
  _id: { type: String, required: true },
  seenUntil: { type: Date, required: true },
  until: Date,
  upTo: String,
  ...owingFields,
});
indexOwing(schema);

export const ScheduleLookModel = model<ScheduleLook>('ScheduleLook', schema);
