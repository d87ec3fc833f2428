import mongoose, { model } from 'mongoose';
import pTimeout from 'p-timeout';
import { asGiven, collection } from './collection.ts';

/** A worker that takes work now. It signs again and again, and takes its sign down when it stops. */
interface WorkerSign {
  /** The identity under which Temporal knows it, too. */
  _id: string;
  /** By the clock of the database, which all of them share. */
  seenAt: Date;
  /** Routes whose gateways are away for it, and why. Absent on old signs. */
  away?: RouteAway[];
}

/** A route whose gateway is away. */
export interface RouteAway {
  route: string;
  cause: string;
}

const schema = collection<WorkerSign>('workers', {
  _id: { type: String, required: true },
  seenAt: { type: Date, required: true },
  away: { type: asGiven, default: undefined },
});

export const WorkerSignModel = model<WorkerSign>('WorkerSign', schema);

/** Whoever has not signed for so long is gone, or frozen. */
const seenWithinMs = 20_000;
const forgottenAfterMs = 86_400_000;
const timeoutMs = 2_000;

export async function signOn(identity: string, away: readonly RouteAway[]): Promise<void> {
  const sign = { $set: { away: [...away] }, $currentDate: { seenAt: true as const } };
  await WorkerSignModel.updateOne({ _id: identity }, sign, { upsert: true });
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

/** Each worker that takes work, with the routes that are away for it. */
export async function routesAwayByWorker(): Promise<RouteAway[][]> {
  const signs = await WorkerSignModel.find({ seenAt: { $gt: await ago(seenWithinMs) } }).lean();
  return signs.map(({ away }) => away ?? []);
}

async function ago(ms: number): Promise<Date> {
  const { localTime } = (await mongoose.connection.db?.command({ hello: 1 })) as { localTime: Date };
  return new Date(localTime.getTime() - ms);
}
