import { Schema, model } from 'mongoose';
import type { Value } from '../domain/message.ts';

/** Something a journey asks of a person in the team. */
export interface TeamTask {
  /** Hash of (workflow, starting event, ordinal), so that a retried activity asks once. */
  _id: string;
  workflowId: string;
  journey: string;
  contactId: string;
  question: string;
  details: Record<string, Value>;
  /** The task asks whether marketing may go on; only a decision ends it. */
  asks?: 'marketing';
  decision?: 'resume' | 'opt-out';
  state: 'open' | 'done';
  createdAt: Date;
  doneAt?: Date;
}

const schema = new Schema<TeamTask>(
  {
    _id: { type: String, required: true },
    workflowId: { type: String, required: true },
    journey: { type: String, required: true },
    contactId: { type: String, required: true },
    question: { type: String, required: true },
    details: { type: Schema.Types.Mixed, default: {} },
    asks: String,
    decision: String,
    state: { type: String, required: true },
    createdAt: { type: Date, required: true },
    doneAt: Date,
  },
  { collection: 'team_tasks', versionKey: false, minimize: false },
);
schema.index({ state: 1, createdAt: -1, _id: -1 });
schema.index({ contactId: 1, createdAt: -1, _id: -1 });

export const TeamTaskModel = model<TeamTask>('TeamTask', schema);
