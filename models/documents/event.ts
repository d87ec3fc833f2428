import { Schema, model } from 'mongoose';
import { businessKeys } from '../domain/events.ts';

/** What dispatching one event did to one journey. */
export interface DispatchEffect {
  workflowId: string;
  effect: 'started' | 'signalled' | 'already-started' | 'no-run';
}

/** One row of the event inbox: what was acknowledged, and whether it has had its effect. */
export interface EventDocument {
  /** `source id`, unique: the CloudEvents identity. */
  _id: string;
  source: string;
  eventId: string;
  type: string;
  contactId: string;
  time: Date;
  /** Absent once the contact is erased. */
  data?: Record<string, unknown>;
  /** Hash of the body, to tell a repetition from another event under the same id; goes with the data. */
  digest?: string;
  receivedAt: Date;
  /** When to dispatch next; absent as soon as the event has had its effect. */
  pendingAt?: Date;
  attempts: number;
  effects: DispatchEffect[];
  /** Runs that did not exist when the event came, and are told of it if they begin. */
  missedBy?: string[];
}

const schema = new Schema<EventDocument>(
  {
    _id: { type: String, required: true },
    source: { type: String, required: true },
    eventId: { type: String, required: true },
    type: { type: String, required: true },
    contactId: { type: String, required: true },
    time: { type: Date, required: true },
    data: Schema.Types.Mixed,
    digest: { type: String, required: true },
    receivedAt: { type: Date, required: true },
    pendingAt: Date,
    attempts: { type: Number, default: 0 },
    effects: { type: Schema.Types.Mixed, default: [] },
    missedBy: { type: [String], default: undefined },
  },
  { collection: 'events', versionKey: false, minimize: false },
);
schema.index({ contactId: 1, receivedAt: -1, _id: -1 });
schema.index({ contactId: 1, type: 1, receivedAt: -1, _id: -1 });
schema.index({ type: 1, receivedAt: -1, _id: -1 });
schema.index({ receivedAt: -1, _id: -1 });
for (const key of businessKeys) schema.index({ [`data.${key}`]: 1 }, { sparse: true });
schema.index({ contactId: 1, missedBy: 1 }, { partialFilterExpression: { missedBy: { $exists: true } } });
schema.index({ pendingAt: 1 }, { sparse: true });

export const EventModel = model<EventDocument>('Event', schema);

/** The inbox key of an event; a space cannot occur in either half. */
export function eventKey(source: string, id: string): string {
  return `${source} ${id}`;
}
