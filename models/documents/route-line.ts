import { model } from 'mongoose';
import { collection } from './collection.ts';
import { isDuplicateKey } from './connect.ts';

/** Until when a line is taken: one document, which all workers share, so that a place in it is taken by one atomic write. */
export interface RouteLine {
  /** The route; or the route and what waits for later, apart by a blank. */
  _id: string;
  /** Milliseconds since 1970, with fractions, on the clock of the database. */
  takenUntil: number;
}

const schema = collection<RouteLine>('route_lines', {
  _id: { type: String, required: true },
  takenUntil: { type: Number, required: true },
});

export const RouteLineModel = model<RouteLine>('RouteLine', schema);

/**
 * Takes the next place in a line, which begins now at the earliest: each place begins where the one before ends, whoever has it
 * (the virtual scheduling of ITU-T I.371, the generic cell rate algorithm).
 *
 * @param lengthMs how long the place is
 * @param withinMs how far ahead it may begin
 * @param now milliseconds since 1970 on the clock of the database
 * @returns when it begins; undefined where that would be later, and nothing is taken
 */
export async function takePlace(
  line: string,
  { lengthMs, withinMs }: { lengthMs: number; withinMs: number },
  now: number,
): Promise<number | undefined> {
  await beginNow(line, now);
  const room = { _id: line, takenUntil: { $lte: now + withinMs } };
  const taken = await RouteLineModel.findOneAndUpdate(
    room,
    { $inc: { takenUntil: lengthMs } },
    { returnDocument: 'after' },
  ).lean();
  return taken ? taken.takenUntil - lengthMs : undefined;
}

/** What nobody has taken so far is over. */
async function beginNow(line: string, now: number): Promise<void> {
  try {
    await RouteLineModel.updateOne({ _id: line }, { $max: { takenUntil: now } }, { upsert: true });
  } catch (error) {
    // Another worker began it in the same moment.
    if (!isDuplicateKey(error)) throw error;
  }
}
