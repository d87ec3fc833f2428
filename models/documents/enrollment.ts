import { model } from 'mongoose';
import { collection } from './collection.ts';

/** Remembers that a contact entered a journey, long after Temporal has forgotten the run. */
export interface Enrollment {
  /** The workflow id: `<journey>/<contactId>` or `<journey>/<contactId>/<key>`. */
  _id: string;
  journey: string;
  contactId: string;
  /** Inbox key of the event that began the latest run. */
  startedBy: string;
  at: Date;
  /** Absent until Temporal has taken the start. */
  confirmed?: true;
  /** Inbox key of the event whose question for a consent was refused: its code and its link confirm nothing. */
  refused?: string;
}

const schema = collection<Enrollment>('enrollments', {
  _id: { type: String, required: true },
  journey: { type: String, required: true },
  contactId: { type: String, required: true },
  startedBy: { type: String, required: true },
  at: { type: Date, required: true },
  confirmed: Boolean,
  refused: String,
});
schema.index({ contactId: 1, at: -1, _id: -1 });
// The journeys that a contact has entered, of which those that are gone are asked for at each event.
schema.index({ contactId: 1, journey: 1 });
schema.index({ journey: 1, at: -1, _id: -1 });
schema.index({ at: -1, _id: -1 });

export const EnrollmentModel = model<Enrollment>('Enrollment', schema);
