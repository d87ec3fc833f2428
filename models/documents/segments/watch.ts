import { model } from 'mongoose';
import type { Condition } from '../../domain/segments/condition.ts';
import { asGiven, collection } from '../collection.ts';
import { owingFields, type Owing } from '../owing.ts';

/** A segment whose entering and leaving is told, since a journey names it. It owes a look through all contacts, again and again. */
export interface SegmentWatch extends Owing {
  /** The name of the segment. */
  _id: string;
  /** What it asks, with those of other segments put in; absent once no journey names it any more. */
  condition?: Condition;
  /** When the process was started that has decided this: of several versions the one that was started last does. */
  decidedAt: Date;
  /** Everybody who belonged to it as the watch began is stored. */
  isTaken: boolean;
  /** The contact up to whom the present look has come; absent between two. */
  upTo?: string;
}

const schema = collection<SegmentWatch>('segment_watches', {
  _id: { type: String, required: true },
  condition: asGiven as never,
  decidedAt: { type: Date, required: true },
  isTaken: { type: Boolean, required: true },
  upTo: String,
  ...owingFields,
});

export const SegmentWatchModel = model<SegmentWatch>('SegmentWatch', schema);
