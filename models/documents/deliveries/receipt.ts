import { model } from 'mongoose';
import type { ReceiptStatus } from '../../domain/deliveries/provider.ts';
import { collection } from '../collection.ts';
import { indexOwing, owingAfter, owingFields, type Owing } from '../owing.ts';

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
  /** Nothing has fitted it yet: of a text that is not ours, or not stored yet. */
  unmatched?: true;
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
  unmatched: Boolean,
  orphaned: Boolean,
});
indexOwing(schema);

export const ReceiptModel = model<ReceiptDocument>('Receipt', schema);

/** Keeps what a look-up says as a report of the gateway's; the sweeper applies it. Said again, it is the same. */
export async function oweReceipt(
  told: Pick<ReceiptDocument, 'route' | 'providerId' | 'reference' | 'status' | 'at'>,
): Promise<void> {
  const _id = `${told.route} look-up ${told.providerId} ${told.status}`;
  const row: ReceiptDocument = { ...told, _id, receivedAt: told.at, ...owingAfter(0, told.at) };
  await ReceiptModel.updateOne({ _id }, { $setOnInsert: row }, { upsert: true });
}
