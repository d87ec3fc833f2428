import { havingAddress } from '../../models/documents/contacts/address-hashes.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { DeliveryModel } from '../../models/documents/deliveries/delivery.ts';
import { release, type Pressure } from '../../models/documents/pressure.ts';

/**
 * Gives back the slots that are held on an address for contacts who have another one by now: their texts will not go
 * there, and whoever has the address next must not wait for them.
 *
 * @returns whether there were any
 */
export async function releaseMovedSlots(pressure: Pressure | undefined): Promise<boolean> {
  if (!pressure?.held?.length) return false;
  const ids = pressure.held.map(({ deliveryId }) => deliveryId);
  const rows = await DeliveryModel.find({ _id: { $in: ids } })
    .select('contactId')
    .lean();
  const stay = { _id: { $in: rows.map(({ contactId }) => contactId) }, $or: havingAddress(pressure._id) };
  const holders = new Set(await ContactModel.distinct('_id', stay));
  const moved = rows.filter(({ contactId }) => !holders.has(contactId));
  for (const { _id } of moved) await release(pressure._id, _id);
  return moved.length > 0;
}
