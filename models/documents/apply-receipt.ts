import { statesBelow } from '../domain/deliveries/delivery-state.ts';
import type { Reason } from '../domain/deliveries/reasons.ts';
import { DeliveryModel, type Delivery } from './deliveries/delivery.ts';
import { noteReachability } from './contacts/number-health.ts';
import type { ReceiptDocument } from './deliveries/receipt.ts';

const reasonOf: Partial<Record<ReceiptDocument['status'], Reason>> = {
  undeliverable: 'undeliverable',
  expired: 'expired-at-operator',
  rejected: 'gateway-refused',
  blocked: 'carrier-refused',
};

/**
 * Applies a receipt to the delivery it is about: by our reference where the gateway echoes it, else by the gateway's
 * own id. States only rise, so receipts in any order, any number of times, end the same. False while no delivery fits,
 * as when a receipt overtakes the answer to the hand-over.
 */
export async function applyReceipt(receipt: ReceiptDocument): Promise<boolean> {
  const { route, providerId, reference, status, at, errorCode } = receipt;
  const target = reference ? { _id: reference, route } : { route, providerId };
  const now = new Date();
  const entry = { id: receipt._id, status, at, ...(errorCode ? { errorCode } : {}) };
  const taken = await DeliveryModel.findOneAndUpdate(
    { ...target, 'receipts.id': { $ne: receipt._id } },
    { $push: { receipts: { $each: [entry], $slice: -50 } }, $set: { updatedAt: now } },
    { projection: { contactId: 1, addressHash: 1 } },
  ).lean();
  const delivery = taken ?? (await DeliveryModel.findOne(target).select('contactId addressHash').lean());
  if (!delivery) return false;
  await noteReachability(delivery, receipt);
  // A complaint says nothing about the way of the message.
  if (status === 'complaint') return true;
  const reason = reasonOf[status];
  await DeliveryModel.updateOne(
    { ...target, state: { $in: statesBelow(status) } },
    {
      $set: { state: status, providerId, updatedAt: now, ...(reason ? { reason } : {}) } satisfies Partial<Delivery>,
      ...(reason ? {} : { $unset: { reason: 1 } }),
      $push: { steps: { $each: [{ at: now, state: status, ...(reason ? { reason } : {}) }], $slice: -50 } },
    },
  );
  return true;
}
