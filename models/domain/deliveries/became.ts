import { addressOf } from '../addresses.ts';
import { reportsArrival, type Channel } from '../message.ts';
import type { DeliveryState } from './delivery-state.ts';
import type { ReceiptStatus } from './provider.ts';

/** What became of a text that was sent, as far as a story goes on by it. */
export type Became = 'delivered' | 'undeliverable';

const ends: Partial<Record<DeliveryState, Became>> = {
  delivered: 'delivered',
  read: 'delivered',
  undeliverable: 'undeliverable',
  expired: 'undeliverable',
  rejected: 'undeliverable',
  blocked: 'undeliverable',
};

/** Undefined while nothing is known that may be the last word. */
export function becameOf(state: DeliveryState): Became | undefined {
  return ends[state];
}

/** Whether a report may say the last word; `sent` and a complaint never do. */
export function mayEnd(status: ReceiptStatus): boolean {
  return Object.hasOwn(ends, status);
}

/** Whether gateways of a channel report this: of a letter only that it came back, of chats and notifications nothing. */
export function isReportedBy(channel: Channel, became: Became): boolean {
  return became === 'delivered' ? reportsArrival(channel) : addressOf(channel).health !== undefined;
}
