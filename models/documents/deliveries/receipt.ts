import { model } from 'mongoose';
import type { ReceiptStatus } from '../../domain/deliveries/provider.ts';
import { collection } from '../collection.ts';
import { indexOwing, owingFields, type Owing } from '../owing.ts';

/** A delivery report as it came in; it stays pending until a delivery fits it. */
export interface ReceiptDocument extends Owing {
  /** `route id`, unique: a repeated report is the same row. */
  _id: string;
  route: string;
  providerId: string;
  reference?: string;
  status: ReceiptStatus;
  at: Date;
  errorCode?: string;
  receivedAt: Date;
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
  ...owingFields,
  orphaned: Boolean,
});
indexOwing(schema);

export const ReceiptModel = model<ReceiptDocument>('Receipt', schema);
