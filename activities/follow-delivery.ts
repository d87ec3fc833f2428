import { becameOf, type Became } from '../models/domain/deliveries/became.ts';
import { DeliveryModel } from '../models/documents/deliveries/delivery.ts';

/**
 * Says what became of a text as far as it is known, and has its run told of what is still to come: a receipt that is
 * applied later finds the mark.
 */
export async function followDelivery(deliveryId: string): Promise<Became | undefined> {
  const marked = { $set: { followed: true as const } };
  const shown = { returnDocument: 'after', projection: { state: 1 } } as const;
  const row = await DeliveryModel.findOneAndUpdate({ _id: deliveryId }, marked, shown).lean();
  return row ? becameOf(row.state) : undefined;
}
