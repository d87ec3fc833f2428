import type {
  LookupOutcome,
  LostMessage,
  OutboundEmail,
  OutboundMessage,
  OutboundPush,
} from '../../models/domain/deliveries/provider.ts';

export const number = '+447700900001';

/** A message that any gateway of whatever channel would take. */
export function message(
  over: Partial<OutboundMessage & OutboundPush> = {},
): OutboundMessage & OutboundEmail & OutboundPush {
  return {
    reference: 'r-1',
    to: number,
    sender: 'Tidings',
    devices: [{ id: 'd-1', address: number }],
    subject: 'Your order',
    title: 'Your order',
    locale: 'en',
    text: 'Your order is on its way.',
    encoding: 'gsm7',
    parts: 1,
    validUntil: new Date(Date.now() + 3_600_000),
    ...over,
  };
}

/** The same as it is looked up when its answer was lost. */
export function lost(sent: OutboundMessage = message(), attemptedAt = new Date()): LostMessage {
  const { reference, to, text } = sent;
  return { reference, to, text, attemptedAt };
}

/** The ids of what a look-up has found. */
export function foundIn(answer: LookupOutcome): string[] {
  if (answer.found === 'alike') return answer.messages.map(({ providerId }) => providerId);
  return answer.found === true ? [answer.providerId] : [];
}
