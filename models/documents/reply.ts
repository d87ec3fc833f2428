import { Schema, model } from 'mongoose';

/** What became of a reply. */
export type ReplyHandling =
  | 'opt-out'
  | 'start'
  | 'help'
  | 'needs-review'
  | 'consent-confirmed'
  | 'to-run'
  | 'ambiguous'
  | 'no-question'
  | 'run-ended'
  | 'wait-over'
  | 'unknown-number';

/** An inbound message; its words stay here and never enter a run. */
export interface ReplyDocument {
  /** `route id`, unique: a repeated callback is the same row. */
  _id: string;
  route: string;
  contactId?: string;
  /** Absent once the contact is known, and once it is erased. */
  from?: string;
  text?: string;
  at: Date;
  receivedAt: Date;
  pendingAt?: Date;
  attempts: number;
  handling?: ReplyHandling;
  /** The run that is told; written before it is. */
  workflowId?: string;
}

const schema = new Schema<ReplyDocument>(
  {
    _id: { type: String, required: true },
    route: { type: String, required: true },
    contactId: String,
    from: String,
    text: String,
    at: { type: Date, required: true },
    receivedAt: { type: Date, required: true },
    pendingAt: Date,
    attempts: { type: Number, default: 0 },
    handling: String,
    workflowId: String,
  },
  { collection: 'replies', versionKey: false },
);
schema.index({ contactId: 1, receivedAt: -1, _id: -1 });
schema.index({ from: 1 }, { sparse: true });
schema.index({ pendingAt: 1 }, { sparse: true });

export const ReplyModel = model<ReplyDocument>('Reply', schema);
