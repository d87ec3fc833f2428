import { textFor, type MessageDefinition, type Value } from '../models/domain/message.ts';
import { withFooters } from '../models/domain/policy/footer.ts';
import type { Footer } from '../models/domain/policy/rule.ts';
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
  contact: Pick<Contact, 'locale' | 'timeZone' | 'region' | 'country' | 'phone'>,
  footers: readonly Footer[],
): Omit<Rendered, 'route'> | { refused: Reason } {
  const { locale, text: template } = textFor(message.text, contact.locale);
  const zone = candidateZones(contact)[0] ?? 'UTC';
  try {
    const reader = { locale: locale === 'en' && contact.locale?.startsWith('en') ? contact.locale : locale, zone };
    const text = withFooters(render(template, values, reader), footers, locale);
    const { encoding, parts } = countParts(text);
    return parts > (message.maxParts ?? 3) ? { refused: 'too-many-parts' } : { locale, text, encoding, parts };
  } catch (error) {
    if (error instanceof TemplateError) return { refused: 'template-error' };
    throw error;
  }
}
