import type { ReceiptStatus } from '../../../models/domain/deliveries/provider.ts';

/** Source: the gateway's own clients. What is not here tells nothing new: 0 is queued, 8 waits for moderation. */
const statuses = new Map<number, ReceiptStatus>([
  [1, 'delivered'],
  [2, 'undeliverable'],
  [3, 'sent'],
  // Passed on, its state awaited.
  [4, 'sent'],
  [6, 'rejected'],
]);

/** A status of SMS Aero in our words; undefined where it tells nothing that the answer to the hand-over has not told. */
export function statusOf(status: number): ReceiptStatus | undefined {
  return statuses.get(status);
}
