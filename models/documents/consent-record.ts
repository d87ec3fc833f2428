import { randomUUID } from 'node:crypto';
import { Schema, model } from 'mongoose';
import type { ConsentInput } from '../domain/consent.ts';

/** One grant or withdrawal with its evidence; appended, never changed. */
export interface ConsentDocument extends Omit<ConsentInput, 'at'> {
  _id: string;
  contactId: string;
  at: Date;
  recordedAt: Date;
}

const schema = new Schema<ConsentDocument>(
  {
    _id: { type: String, default: () => randomUUID() },
    contactId: { type: String, required: true },
    action: { type: String, required: true },
    purpose: { type: String, required: true },
    channel: { type: String, required: true },
    at: { type: Date, required: true },
    recordedAt: { type: Date, required: true },
    source: { type: String, required: true },
    wording: String,
    proof: String,
  },
  { collection: 'consents', versionKey: false },
);
schema.index({ contactId: 1, at: -1, _id: -1 });

export const ConsentModel = model<ConsentDocument>('Consent', schema);
