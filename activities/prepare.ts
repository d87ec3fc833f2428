import { textFor, type MessageDefinition, type Value } from '../models/domain/message.ts';
import type { Recipient } from '../models/domain/gate.ts';
import { readPhoneNumber } from '../models/domain/phone-number.ts';
import type { Reason } from '../models/domain/reasons.ts';
import { countParts } from '../models/domain/sms-parts.ts';
import { candidateZones } from '../models/domain/time-zones.ts';
import type { Contact } from '../models/documents/contact.ts';
import type { Rendered } from '../models/documents/delivery-ledger.ts';
import { render, TemplateError } from './rendering/render.ts';

/** The text as it would leave, or why it must not. */
export function prepare(
  message: MessageDefinition,
  values: Record<string, Value>,
  contact: Pick<Contact, 'locale' | 'timeZone' | 'country' | 'phone'>,
): Omit<Rendered, 'route'> | { refused: Reason } {
  const { locale, text: template } = textFor(message.text, contact.locale);
  const zone = candidateZones(contact)[0] ?? 'UTC';
  try {
    const reader = { locale: locale === 'en' && contact.locale?.startsWith('en') ? contact.locale : locale, zone };
    const text = render(template, values, reader);
    const { encoding, parts } = countParts(text);
    return parts > (message.maxParts ?? 3) ? { refused: 'too-many-parts' } : { locale, text, encoding, parts };
  } catch (error) {
    if (error instanceof TemplateError) return { refused: 'template-error' };
    throw error;
  }
}

/** What the gate may know of a contact; the number is read again, since numbering plans change. */
export function recipientOf(contact: Contact | null): Recipient | undefined {
  if (!contact) return undefined;
  const { phone, timeZone, country, erasedAt } = contact;
  return {
    erased: erasedAt !== undefined,
    ...(phone ? { phone, phoneInvalid: !readPhoneNumber(phone).ok } : {}),
    ...(timeZone ? { timeZone } : {}),
    ...(country ? { country } : {}),
  };
}
