import { model } from 'mongoose';
import type { ReceiptStatus } from '../domain/deliveries/provider.ts';
import { collection } from './collection.ts';

/** A delivery report as it came in; it stays pending until a delivery fits it. */
export interface ReceiptDocument {
  /** `route id`, unique: a repeated report is the same row. */
  _id: string;
  route: string;
  providerId: string;
  reference?: string;
  status: ReceiptStatus;
  at: Date;
  errorCode?: string;
  receivedAt: Date;
  pendingAt?: Date;
  attempts: number;
  /** Nothing fitted it in three days. */
  orphaned?: true;
}

const schema = collection<ReceiptDocument>('receipts', {
  _id: { type: String, required: true },
  route: { type: String, required: true },
  providerId: { type: String, required: true },
  reference: String,
  status: { type: String, required: true },
  at: { type: Date, required: true },
  errorCode: String,
  receivedAt: { type: Date, required: true },
  pendingAt: Date,
  attempts: { type: Number, default: 0 },
  orphaned: Boolean,
});
schema.index({ pendingAt: 1 }, { sparse: true });

export const ReceiptModel = model<ReceiptDocument>('Receipt', schema);
