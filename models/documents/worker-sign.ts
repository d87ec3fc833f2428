import mongoose, { model } from 'mongoose';
import pTimeout from 'p-timeout';
import { collection } from './collection.ts';

/** A worker that takes work now. It signs again and again, and takes its sign down when it stops. */
interface WorkerSign {
  /** The identity under which Temporal knows it, too. */
  _id: string;
  /** By the clock of the database, which all of them share. */
  seenAt: Date;
}

const schema = collection<WorkerSign>('workers', {
  _id: { type: String, required: true },
  seenAt: { type: Date, required: true },
});

export const WorkerSignModel = model<WorkerSign>('WorkerSign', schema);

/** Whoever has not signed for so long is gone, or frozen. */
const seenWithinMs = 20_000;
const forgottenAfterMs = 86_400_000;
const timeoutMs = 2_000;

export async function signOn(identity: string): Promise<void> {
  await WorkerSignModel.updateOne({ _id: identity }, { $currentDate: { seenAt: true } }, { upsert: true });
}

export async function signOff(identity: string): Promise<void> {
  await WorkerSignModel.deleteOne({ _id: identity });
}

/** Takes down the signs of workers that were killed long ago. */
export async function forgetLongGone(): Promise<void> {
  await WorkerSignModel.deleteMany({ seenAt: { $lt: await ago(forgottenAfterMs) } });
}

/** How many workers take work; undefined where the database does not say in time. */
export async function workersNow(): Promise<number | undefined> {
  const count = async () => WorkerSignModel.countDocuments({ seenAt: { $gt: await ago(seenWithinMs) } });
  return pTimeout(count(), { milliseconds: timeoutMs }).catch(() => undefined);
}

async function ago(ms: number): Promise<Date> {
  const { localTime } = (await mongoose.connection.db?.command({ hello: 1 })) as { localTime: Date };
  return new Date(localTime.getTime() - ms);
}
