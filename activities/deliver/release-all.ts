import type { Delivery } from '../../models/documents/deliveries/delivery.ts';
import { countedBy, release } from '../../models/documents/pressure.ts';
import { refund } from './reserve-budget.ts';

/** Gives back the slot under the caps and the cost of a text that did not leave. */
export async function releaseAll(
  taken: Pick<Delivery, '_id' | 'contactId' | 'addressHash' | 'budget' | 'cost'>,
): Promise<void> {
  await Promise.all([release(countedBy(taken), taken._id), refund(taken)]);
}
