import { model } from 'mongoose';
import type { BotReason } from '../domain/deliveries/click-verdict.ts';
import { collection } from './collection.ts';

/** One request for a link, whoever made it; never dropped, and never holding an address in clear. */
export interface Click {
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
  /** Set on a person's click until its run knows of it. */
  pendingAt?: Date;
  attempts: number;
}

const schema = collection<Click>('clicks', {
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
  pendingAt: Date,
  attempts: { type: Number, default: 0 },
});
schema.index({ contactId: 1, at: -1, _id: -1 });
schema.index({ deliveryId: 1, at: -1 });
schema.index({ place: 1, at: -1 }, { sparse: true });
schema.index({ pendingAt: 1 }, { sparse: true });

export const ClickModel = model<Click>('Click', schema);
