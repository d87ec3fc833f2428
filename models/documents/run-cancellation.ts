import { model } from 'mongoose';
import { collection } from './collection.ts';

/** Somebody's word that a run shall end. */
export interface RunCancellation {
  /** Temporal's id of the execution: a run is cancelled once. */
  _id: string;
  workflowId: string;
  journey: string;
  contactId: string;
  at: Date;
  /** The person, by an opaque id of the caller's, or the label of the API key; `erasure` where that ended it. */
  by: string;
  /** In the caller's words; removed with the contact. */
  reason?: string;
  /** Temporal has been told. */
  told?: true;
}

const schema = collection<RunCancellation>('run_cancellations', {
  _id: { type: String, required: true },
  workflowId: { type: String, required: true },
  journey: { type: String, required: true },
  contactId: { type: String, required: true },
  at: { type: Date, required: true },
  by: { type: String, required: true },
  reason: String,
  told: Boolean,
});
schema.index({ contactId: 1, at: -1, _id: -1 });

export const RunCancellationModel = model<RunCancellation>('RunCancellation', schema);
