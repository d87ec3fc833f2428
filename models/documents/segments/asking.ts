import { model } from 'mongoose';
import { collection } from '../collection.ts';
import { indexOwing, owingFields, type Owing } from '../owing.ts';

/** A journey that asks, once, for those who belong to a segment already. */
export interface SegmentAsking extends Owing {
  /** `<journey>/<segment>` */
  _id: string;
  journey: string;
  segment: string;
  /** Whoever has come to belong later was told of. */
  from: Date;
  /** The contact up to whom it has been told; absent before the first. */
  upTo?: string;
}

const schema = collection<SegmentAsking>('segment_askings', {
  _id: { type: String, required: true },
  journey: { type: String, required: true },
  segment: { type: String, required: true },
  from: { type: Date, required: true },
  upTo: String,
  ...owingFields,
});
indexOwing(schema);

export const SegmentAskingModel = model<SegmentAsking>('SegmentAsking', schema);
