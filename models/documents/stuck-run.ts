import { model } from 'mongoose';
import { partsOfRun } from '../domain/encode.ts';
import type { Standstill, StandstillCause } from '../domain/runs/standstill.ts';
import { collection } from './collection.ts';

/** A run that stood still, and when it went on. Written by workers, who look at it again until it has. */
export interface StuckRun {
  /** Temporal's id of this one execution. */
  _id: string;
  workflowId: string;
  journey: string;
  contactId: string;
  cause: StandstillCause;
  step?: string;
  attempt: number;
  error: string;
  /** Since when. */
  at: Date;
  /** When a worker last looked. */
  seenAt: Date;
  /** Only of a step of which Temporal knows nothing: without further word it holds no longer than this. */
  knownUntil?: Date;
  /** Present only while it stands still. */
  stuck?: true;
  wentOnAt?: Date;
}

const schema = collection<StuckRun>('stuck_runs', {
  _id: { type: String, required: true },
  workflowId: { type: String, required: true },
  journey: { type: String, required: true },
  contactId: { type: String, required: true },
  cause: { type: String, required: true },
  step: String,
  attempt: { type: Number, required: true },
  error: { type: String, required: true },
  at: { type: Date, required: true },
  seenAt: { type: Date, required: true },
  knownUntil: Date,
  stuck: Boolean,
  wentOnAt: Date,
});
schema.index({ contactId: 1, at: -1, _id: -1 });
schema.index({ stuck: 1, at: -1, _id: -1 }, { sparse: true });
schema.index({ stuck: 1, seenAt: 1 }, { sparse: true });
schema.index({ workflowId: 1, at: -1 });

export const StuckRunModel = model<StuckRun>('StuckRun', schema);

/** One execution: `workflowId` is `<journey>/<contactId>`, with a key behind it where there is one. */
export interface RunIdentity {
  runId: string;
  workflowId: string;
}

/** Writes down that a run stands still; true when it did not stand still before. */
export async function noteStandstill({ runId, workflowId }: RunIdentity, standstill: Standstill, now: Date) {
  const { since, cause, step, attempt, error, knownUntil } = standstill;
  const before = await StuckRunModel.findById(runId).select('stuck at').lean();
  const at = before?.stuck ? before.at : since;
  const row = { workflowId, ...partsOfRun(workflowId), cause, attempt, error, at, seenAt: now, stuck: true };
  const unset = { wentOnAt: 1, ...(step ? {} : { step: 1 }), ...(knownUntil ? {} : { knownUntil: 1 }) };
  await StuckRunModel.updateOne(
    { _id: runId },
    { $set: { ...row, ...(step ? { step } : {}), ...(knownUntil ? { knownUntil } : {}) }, $unset: unset },
    { upsert: true },
  );
  return before?.stuck !== true;
}

/** What a worker noted of a step that fails inside a workflow task, where Temporal does not see it. */
export async function standstillInside(runId: string, now: Date): Promise<Standstill | undefined> {
  const row = await StuckRunModel.findOne({ _id: runId, stuck: true, knownUntil: { $gt: now } }).lean();
  if (!row) return undefined;
  const { cause, step, attempt, error, at, knownUntil } = row;
  return { cause, attempt, error, since: at, ...(step ? { step } : {}), ...(knownUntil ? { knownUntil } : {}) };
}

/** Writes down that a run goes on, or has ended; false when it did not stand still. */
export async function noteGoingOn(runId: string, now: Date): Promise<boolean> {
  const going = { $set: { wentOnAt: now, seenAt: now }, $unset: { stuck: 1 } } as const;
  return (await StuckRunModel.updateOne({ _id: runId, stuck: true }, going)).modifiedCount === 1;
}

/** The runs that stand still and were looked at longest ago. */
export async function runsToLookAt(limit: number): Promise<RunIdentity[]> {
  const rows = await StuckRunModel.find({ stuck: true }).sort({ seenAt: 1 }).limit(limit).select('workflowId').lean();
  return rows.map(({ _id, workflowId }) => ({ runId: _id, workflowId }));
}

/** How many runs stand still now. */
export function countStuck(): Promise<number> {
  return StuckRunModel.countDocuments({ stuck: true });
}
