import type { Brand } from './brands.ts';
import type { Channel, Kind, Purpose } from './message.ts';
import type { Reason } from './reasons.ts';
import { standingConsent, type ConsentRecord, type ConsentState, type Standing } from './consent.ts';
import { checkCaps, type Cap, type Reservation } from './frequency-cap.ts';
import { candidateZones } from './time-zones.ts';
import { windowAt, type DailyWindow } from './window.ts';

/** The recipient's hours by kind, local time. Service texts answer the person's own act, hence the wider day. */
export const windows: Record<Kind, DailyWindow> = {
  marketing: { from: '09:00', to: '21:00' },
  service: { from: '08:00', to: '22:00' },
};

/** Rolling limits per contact, over all journeys together. */
export const caps: readonly Cap[] = [
  { kind: 'marketing', limit: 1, perHours: 24 },
  { kind: 'marketing', limit: 3, perHours: 7 * 24 },
  { kind: 'any', limit: 10, perHours: 24 },
];

/** What the gate knows of a person when it decides; an absent contact is one nobody has registered. */
export interface Recipient {
  erased: boolean;
  phone?: string;
  phoneInvalid?: boolean;
  timeZone?: string;
  country?: string;
}

export interface GateFacts {
  contact: Recipient | undefined;
  suppression: 'opt-out' | 'carrier' | undefined;
  consents: readonly ConsentRecord[];
  history: readonly Reservation[];
  message: { deliveryId: string; kind: Kind; purpose?: Purpose; brand: Brand; channel: Channel; notAfter: Date };
}

export type Verdict =
  | { verdict: 'send'; phone: string; reserved: boolean; consent?: { id: string; seq: number } }
  | { verdict: 'defer'; reason: Reason; until: Date }
  | { verdict: 'suppress'; reason: Reason };

/**
 * The gate of design 6 as one pure function: the first rule that speaks decides. A hold that would outlive the text
 * becomes `expired` at once, so that nobody waits for a message that can no longer be true.
 */
export function decide(facts: GateFacts, now: Date): Verdict {
  const { contact, message } = facts;
  const consent = standing(facts, now);
  const refused = refusal(facts, consent?.state, now);
  if (refused) return { verdict: 'suppress', reason: refused };

  const zones = candidateZones(contact ?? {});
  if (zones.length === 0) return { verdict: 'suppress', reason: 'no-common-window' };
  const hours = windowAt(now, zones, windows[message.kind]);
  if (!hours.open) {
    if (!('opensAt' in hours)) return { verdict: 'suppress', reason: 'no-common-window' };
    return hold('quiet-hours', hours.opensAt, message.notAfter);
  }
  const room = checkCaps(facts.history, caps, message, now);
  if (!room.ok) return hold('frequency-cap', room.freeAt, message.notAfter);
  const allowedBy = consent?.record && { consent: { id: consent.record._id, seq: consent.record.seq } };
  return { verdict: 'send', phone: contact?.phone ?? '', reserved: room.already, ...allowedBy };
}

/** The consent that a marketing text needs; a service text needs none. */
function standing({ consents, message }: GateFacts, now: Date): Standing<ConsentRecord> | undefined {
  const { kind, purpose, brand, channel } = message;
  if (kind === 'service') return undefined;
  return purpose ? standingConsent(consents, { purpose, brand, channel }, now) : { state: 'missing' };
}

/** The rules that end a message for good, in order. */
function refusal(
  { contact, suppression, message }: GateFacts,
  consent: ConsentState | undefined,
  now: Date,
): Reason | undefined {
  if (!contact) return 'contact-unknown';
  if (contact.erased) return 'contact-erased';
  if (contact.phoneInvalid) return 'address-invalid';
  if (!contact.phone) return 'no-address';
  if (suppression === 'carrier') return 'carrier-refused';
  if (suppression === 'opt-out' && message.kind === 'marketing') return 'suppressed';
  if (consent && consent !== 'granted') return `consent-${consent}`;
  return now > message.notAfter ? 'expired' : undefined;
}

function hold(reason: Reason, until: Date, notAfter: Date): Verdict {
  return until > notAfter ? { verdict: 'suppress', reason: 'expired' } : { verdict: 'defer', reason, until };
}
