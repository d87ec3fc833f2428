import type { ReceiptStatus } from '../../../models/domain/deliveries/provider.ts';

const statuses = new Map<string, ReceiptStatus>([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['undelivered', 'undeliverable'],
  ['failed', 'undeliverable'],
  ['canceled', 'rejected'],
]);

/** What became of a message is said by its error where the status says only that it did not arrive. */
const byError = new Map<string, ReceiptStatus>([
  // Refused by the recipient, who told Twilio or the operator to stop.
  ['21610', 'blocked'],
  // Its validity had passed.
  ['30036', 'expired'],
  // Filtered or not registered: nothing is wrong with the number.
  ['30007', 'rejected'],
  ['30034', 'rejected'],
  ['30032', 'rejected'],
  ['30024', 'rejected'],
  ['30001', 'rejected'],
]);

/** A status of Twilio's in our words; undefined while it is queued or on its way, which the hand-over has told. */
export function statusOf(status: string, errorCode: string | undefined): ReceiptStatus | undefined {
  const plain = statuses.get(status);
  return (plain === 'undeliverable' && byError.get(errorCode ?? '')) || plain;
}
