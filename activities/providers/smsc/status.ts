import type { ReceiptStatus } from '../../../models/domain/deliveries/provider.ts';

/** Source: https://smsc.ru/api/http/status_messages. What is not here tells nothing new: it waits, or was stopped for a while. */
const statuses = new Map<number, ReceiptStatus>([
  [0, 'sent'],
  [1, 'delivered'],
  [2, 'read'],
  [3, 'expired'],
  // A link in it was followed.
  [4, 'read'],
  [20, 'undeliverable'],
  [22, 'undeliverable'],
  [23, 'rejected'],
  [24, 'rejected'],
  [25, 'undeliverable'],
]);

/** SMSC.ru has no message of this id to this number. */
export const notFound = -3;
/** It was not sent for want of money. */
export const unpaid = 24;

/** A status of SMSC.ru in our words; undefined where it tells nothing that the answer to the hand-over has not told. */
export function statusOf(status: number): ReceiptStatus | undefined {
  return statuses.get(status);
}
