import { model } from 'mongoose';
import { isDuplicateKey } from './connect.ts';
import { collection } from './collection.ts';

/** How far something that is looked through again and again has been seen. */
export interface Watermark {
  _id: string;
  /** Everything before this has been seen. */
  seenUntil: Date;
  /** Nobody else looks until then. */
  takenUntil: Date;
}

const schema = collection<Watermark>('watermarks', {
  _id: { type: String, required: true },
  seenUntil: { type: Date, required: true },
  takenUntil: { type: Date, required: true },
});

export const WatermarkModel = model<Watermark>('Watermark', schema);

/**
 * Takes the next look for this process alone: from when on to look; undefined while another has it, or has just had it.
 *
 * @param firstMs how far to look back the first time
 */
export async function takeLook(_id: string, leaseMs: number, firstMs: number): Promise<Date | undefined> {
  const now = Date.now();
  const takenUntil = new Date(now + leaseMs);
  const seenUntil = new Date(now - firstMs);
  try {
    const taken = await WatermarkModel.findOneAndUpdate(
      { _id, takenUntil: { $lte: new Date(now) } },
      { $set: { takenUntil }, $setOnInsert: { seenUntil } },
      { upsert: true, returnDocument: 'after' },
    ).lean();
    return taken.seenUntil;
  } catch (error) {
    if (isDuplicateKey(error)) return undefined;
    throw error;
  }
}

/** Says how far has been seen. */
export async function haveSeen(_id: string, seenUntil: Date): Promise<void> {
  await WatermarkModel.updateOne({ _id }, { $set: { seenUntil } });
}
