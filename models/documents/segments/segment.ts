import { model } from 'mongoose';
import type { Condition } from '../../domain/segments/condition.ts';
import { asGiven, collection } from '../collection.ts';

/** A segment that was made over the API. */
export interface SegmentDocument {
  /** Its name. */
  _id: string;
  /** What it is for, in the words of whoever made it. */
  about?: string;
  condition: Condition;
  /** How often it has been changed; 1 as it was made. */
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

const schema = collection<SegmentDocument>('segments', {
  _id: { type: String, required: true },
  about: String,
  condition: { type: asGiven, required: true } as never,
  version: { type: Number, required: true },
  createdAt: { type: Date, required: true },
  updatedAt: { type: Date, required: true },
});

export const SegmentModel = model<SegmentDocument>('Segment', schema);
