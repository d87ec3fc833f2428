import { model } from 'mongoose';
import pTimeout from 'p-timeout';
import type { RaisedAlarm, RouteAtWorker } from '../domain/deliveries/route-alarms.ts';
import { asGiven, collection } from './collection.ts';
import { databaseTime } from './database-time.ts';

/** A worker that takes work now. It signs again and again, and takes its sign down when it stops. */
export interface WorkerSign {
  /** The identity under which Temporal knows it, too. */
  _id: string;
  /** By the clock of the database, which all of them share. */
  seenAt: Date;
  /** What is wrong with its routes. Absent on old signs. */
  alarms?: RaisedAlarm[];
  /** Absent on old signs. */
  routes?: RouteAtWorker[];
}

const schema = collection<WorkerSign>('workers', {
  _id: { type: String, required: true },
  seenAt: { type: Date, required: true },
  alarms: { type: asGiven, default: undefined },
  routes: { type: asGiven, default: undefined },
});

export const WorkerSignModel = model<WorkerSign>('WorkerSign', schema);

/** Whoever has not signed for so long is gone, or frozen. */
const seenWithinMs = 20_000;
const forgottenAfterMs = 86_400_000;
const timeoutMs = 2_000;

export async function signOn(
  identity: string,
  { alarms, routes }: Required<Pick<WorkerSign, 'alarms' | 'routes'>>,
): Promise<void> {
  const sign = { $set: { alarms, routes }, $currentDate: { seenAt: true as const } };
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

/** The signs of the workers that take work. */
export async function signsNow(): Promise<WorkerSign[]> {
  return WorkerSignModel.find({ seenAt: { $gt: await ago(seenWithinMs) } }).lean();
}

async function ago(ms: number): Promise<Date> {
  return new Date((await databaseTime()) - ms);
}
