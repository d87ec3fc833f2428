import type { RejectionCause } from './provider.ts';

/**
 * Why a message was not sent, or not yet: the stable code that the ledger stores, and the sentence support reads.
 * One table, so that the API, the timeline and the Temporal UI say the same.
 */
export const reasons = {
  'contact-unknown': 'No contact has this id.',
  'contact-erased': 'The contact was erased.',
  'no-address': 'The contact has no address of the channel: no number, e-mail address, chat or device.',
  'address-invalid': 'The phone number cannot receive SMS.',
  suppressed: 'The address is on the suppression list: its owner opted out or complained.',
  'opted-out': 'Its owner has ended this matter, or all messages.',
  'needs-review': 'A reply looks like a refusal; marketing is paused until a person has looked.',
  'number-stale': 'Nobody has answered at the number for long; it may have a new owner who consented to nothing.',
  'address-unreachable': 'Letters to the address come back: there is no such mailbox, or none has arrived for long.',
  'sender-unregistered': 'No sender is registered for the country of the reader.',
  'carrier-refused': 'The recipient refused such messages at the operator, or has blocked the bot.',
  'policy-forbids': 'The rules of the place allow no such message by this channel.',
  'consent-missing': 'No standing consent for this purpose, brand and channel.',
  'consent-withdrawn': 'The consent for this purpose, brand and channel was withdrawn.',
  'consent-refused': 'The person was asked for this consent and refused.',
  'consent-expired': 'The consent for this purpose, brand and channel has run out.',
  'consent-other-number': 'The consent was given for another number than the contact has now.',
  'consent-unproven': 'The place asks for evidence of the consent, and none is recorded.',
  'consent-basis-unknown': 'The law of the place does not know the basis that the consent rests on.',
  'data-withdrawn': 'The consent to the processing of personal data was withdrawn.',
  expired: 'The text is no longer true at the first hour at which it may be sent.',
  'quiet-hours': "It is outside the recipient's window.",
  'no-common-window':
    'There is no hour that every rule allows in every zone where the recipient may be, or nothing tells where that is: give the contact its `timeZone` or `country`.',
  'frequency-cap': 'The address has had, or is promised, as many messages as the caps allow.',
  'link-refused': 'The text leads where texts may not.',
  'too-many-parts': 'The text costs more SMS parts than it may.',
  'template-error': 'The text could not be rendered.',
  'value-missing': 'A value that the text needs is missing, or is not of its kind.',
  'value-refused':
    'A value that the text needs holds a phone number, which only `{ phone }` may be, no day of the calendar, or no currency in use.',
  'zone-unknown':
    'The text tells a time in UTC, and nobody knows on which clock: give the event its offset, or the contact its `timeZone`.',
  'text-unfit': 'The finished text holds what no reader should see.',
  'budget-spent': 'The journey has spent its budget for this period.',
  'route-busy': 'The route carries as much as it may in a second; the message waits for its turn.',
  overtaken: 'Later news came while the message was held.',
  'no-longer-needed': 'The story ended before the held message could be sent.',
  replaced: 'It could not be handed over in its time, and the text that it names went instead.',
  'number-refused': 'The gateway says that the address cannot be reached.',
  'content-refused': 'The gateway refused the text.',
  'sender-refused': 'The gateway refused the sender name.',
  'credentials-refused': "The gateway refused Tidings' credentials.",
  'gateway-refused': 'The gateway refused the message.',
  'gateway-throttled': 'The gateway asked to slow down.',
  'gateway-unreachable': 'The gateway could not be reached; nothing left.',
  'answer-lost': "The gateway's answer was lost; where it has receipts or look-ups, they will tell.",
  undeliverable: 'The operator could not deliver it.',
  'expired-at-operator': 'The operator gave up after its validity period.',
} as const;

export type Reason = keyof typeof reasons;

/** The reason of a text that the gateway has refused. */
export const reasonOfRefusal: Readonly<Record<RejectionCause, Reason>> = {
  number: 'number-refused',
  content: 'content-refused',
  sender: 'sender-refused',
  'opted-out': 'carrier-refused',
  credentials: 'credentials-refused',
  other: 'gateway-refused',
};

/** Whether whoever wrote the text, or what is sent with it, has to mend something before such a one can leave. */
export function isFaultOfText(reason: Reason): boolean {
  return faultsOfText.has(reason);
}

/** Whether another way to the same person may do where this one did not; who has said no is not asked another way. */
export function isOfTheWay(reason: Reason): boolean {
  return ofTheWay.has(reason);
}

const ofTheWay: ReadonlySet<Reason> = new Set<Reason>([
  'no-address',
  'address-invalid',
  'number-stale',
  'address-unreachable',
  'sender-unregistered',
  'carrier-refused',
  'policy-forbids',
  'consent-missing',
  'consent-expired',
  'consent-other-number',
  'consent-unproven',
  'consent-basis-unknown',
  'too-many-parts',
  'replaced',
  'number-refused',
  'content-refused',
  'sender-refused',
  'gateway-refused',
  'undeliverable',
  'expired-at-operator',
]);

const faultsOfText: ReadonlySet<Reason> = new Set<Reason>([
  'link-refused',
  'too-many-parts',
  'template-error',
  'value-missing',
  'value-refused',
  'zone-unknown',
  'text-unfit',
]);

/** The reason in a sentence, and where a text would have been held for too long, by which rule. */
export function inWords(reason: Reason, rule?: string): string {
  return reason === 'expired' && rule ? `${reasons.expired} The rule ${rule} holds it until then.` : reasons[reason];
}
