import type { OutboundMessage } from '../../models/domain/deliveries/provider.ts';

export const number = '+447700900001';

/** A message that any gateway would take. */
export function message(over: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    reference: 'r-1',
    to: number,
    sender: 'Tidings',
    text: 'Your order is on its way.',
    encoding: 'gsm7',
    parts: 1,
    validUntil: new Date(Date.now() + 3_600_000),
    ...over,
  };
}
