import { model } from 'mongoose';
import { collection } from './collection.ts';

/** A run that has ended, kept when Temporal has long forgotten it. */
export interface EndedRun {
  /** Temporal's id of the last execution. */
  _id: string;
  workflowId: string;
  journey: string;
  contactId: string;
  /** Inbox key of the event that began it, where Temporal still told. */
  startedBy?: string;
  startedAt: Date;
  endedAt: Date;
  /** As Temporal says it: completed, cancelled, terminated, failed, timed_out. */
  status: string;
  /** As the journey says it. */
  outcome?: string;
  /** A later run of the same workflow id has begun. */
  earlier?: true;
}

const schema = collection<EndedRun>('ended_runs', {
  _id: { type: String, required: true },
  workflowId: { type: String, required: true },
  journey: { type: String, required: true },
  contactId: { type: String, required: true },
  startedBy: String,
  startedAt: { type: Date, required: true },
  endedAt: { type: Date, required: true },
  status: { type: String, required: true },
  outcome: String,
  earlier: Boolean,
});
schema.index({ contactId: 1, endedAt: -1, _id: -1 });
schema.index({ contactId: 1, earlier: 1, startedAt: -1, _id: -1 });

export const EndedRunModel = model<EndedRun>('EndedRun', schema);

/** Those of some ended runs that are not kept so far. */
export async function notKept(ended: EndedRun[]): Promise<EndedRun[]> {
  if (ended.length === 0) return [];
  const ids = ended.map(({ _id }) => _id);
  const kept = new Set(
    (
      await EndedRunModel.find({ _id: { $in: ids } })
        .select('_id')
        .lean()
    ).map(({ _id }) => _id),
  );
  return ended.filter(({ _id }) => !kept.has(_id));
}

/** Keeps runs that have ended; a repetition changes nothing. */
export async function keepEndedRuns(ended: EndedRun[]): Promise<void> {
  for (const { _id, ...run } of ended) {
    await EndedRunModel.updateOne({ _id }, { $setOnInsert: run }, { upsert: true });
  }
}
