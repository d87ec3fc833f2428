import { model } from 'mongoose';
import { collection } from './collection.ts';

/** A goal that a contact reached after a message of a journey: the last touch before it, counted once. */
export interface Conversion {
  /** Goal, contact, and the key where the journey has one: a person reaches the same goal once. */
  _id: string;
  goal: string;
  journey: string;
  message: string;
  deliveryId: string;
  workflowId: string;
  contactId: string;
  /** Inbox key of the goal event. */
  eventKey: string;
  /** What the message had led to before. */
  touch: 'click' | 'delivery';
  touchedAt: Date;
  /** When the goal was reached. */
  at: Date;
}

const schema = collection<Conversion>('conversions', {
  _id: { type: String, required: true },
  goal: { type: String, required: true },
  journey: { type: String, required: true },
  message: { type: String, required: true },
  deliveryId: { type: String, required: true },
  workflowId: { type: String, required: true },
  contactId: { type: String, required: true },
  eventKey: { type: String, required: true },
  touch: { type: String, required: true },
  touchedAt: { type: Date, required: true },
  at: { type: Date, required: true },
});
schema.index({ contactId: 1, at: -1, _id: -1 });
schema.index({ journey: 1, at: -1, _id: -1 });
schema.index({ at: -1, _id: -1 });

export const ConversionModel = model<Conversion>('Conversion', schema);
