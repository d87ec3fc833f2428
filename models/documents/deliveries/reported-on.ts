import { DeliveryModel, type Delivery } from './delivery.ts';
import type { ReceiptDocument } from './receipt.ts';

/**
 * The delivery that a report is about: that of our reference where the gateway echoes it, else that of the gateway's own id.
 * Where we look for our reference may stand a word of the gateway's, so one that names none of our texts says nothing. Undefined
 * while no delivery fits, as when a report overtakes the answer to the hand-over.
 */
export async function reportedOn({
  route,
  providerId,
  reference,
}: Pick<ReceiptDocument, 'route' | 'providerId' | 'reference'>): Promise<ReportedOn | undefined> {
  const ours = reference === undefined ? null : await find({ _id: reference, route });
  return ours ?? (await find({ route, providerId })) ?? undefined;
}

/** The delivery, and when it was handed over first. */
export type ReportedOn = Pick<Delivery, '_id' | 'attemptedAt'>;

/** Asked by an index alone: what stands in for MongoDB in development finds nothing by a partial index and more. */
async function find(which: Partial<Pick<Delivery, '_id' | 'route' | 'providerId'>>): Promise<ReportedOn | null> {
  return DeliveryModel.findOne(which).select('attemptedAt').lean();
}
