import { model } from 'mongoose';
import type { BotReason } from '../domain/deliveries/click-verdict.ts';
import { collection } from './collection.ts';
import { indexOwing, owingFields, type Owing } from './owing.ts';

/**
 * One request for a link, whoever made it; never dropped, and never holding an address in clear. That of a person owes
 * its run a word.
 */
export interface ClickDocument extends Owing {
  _id: string;
  deliveryId: string;
  contactId: string;
  workflowId: string;
  journey: string;
  message: string;
  /** 0 for the first link of the text. */
  link: number;
  at: Date;
  verdict: 'human' | 'bot';
  reason?: BotReason;
  /** Kind of device, nothing finer. */
  device: 'phone' | 'computer' | 'other';
  /** Keyed hash of the address it came from, with another key each day. */
  place?: string;
}

const schema = collection<ClickDocument>('clicks', {
  _id: { type: String, required: true },
  deliveryId: { type: String, required: true },
  contactId: { type: String, required: true },
  workflowId: { type: String, required: true },
  journey: { type: String, required: true },
  message: { type: String, required: true },
  link: { type: Number, required: true },
  at: { type: Date, required: true },
  verdict: { type: String, required: true },
  reason: String,
  device: { type: String, required: true },
  place: String,
  ...owingFields,
});
schema.index({ contactId: 1, at: -1, _id: -1 });
schema.index({ deliveryId: 1, at: -1 });
schema.index({ place: 1, at: -1 }, { sparse: true });
indexOwing(schema);

export const ClickModel = model<ClickDocument>('Click', schema);
