import { DeliveryModel } from './delivery.ts';
import type { ReceiptDocument } from './receipt.ts';

/**
 * The id of the delivery that a report is about: that of our reference where the gateway echoes it, else that of the gateway's own id.
 * Where we look for our reference may stand a word of the gateway's, so one that names none of our texts says nothing. Undefined
 * while no delivery fits, as when a report overtakes the answer to the hand-over.
 */
export async function reportedOn({
  route,
  providerId,
  reference,
}: Pick<ReceiptDocument, 'route' | 'providerId' | 'reference'>): Promise<string | undefined> {
  const ours = reference === undefined ? null : await DeliveryModel.exists({ _id: reference, route });
  return ours ? reference : idOf(route, providerId);
}

/** Asked by the index alone: what stands in for MongoDB in development finds nothing by a partial index and more. */
async function idOf(route: string, providerId: string): Promise<string | undefined> {
  const found = await DeliveryModel.findOne({ route, providerId }).select('_id').lean();
  return found?._id;
}
