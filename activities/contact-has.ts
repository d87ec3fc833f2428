import { ContactModel } from '../models/documents/contacts/contact.ts';
import type { ContactQuestion } from '../models/domain/runs/contact-question.ts';

/** Answers a story about an attribute of its contact; the value itself never enters the run. */
export async function contactHas({ contactId, attribute, value }: ContactQuestion): Promise<boolean> {
  const contact = await ContactModel.findById(contactId).select('attributes').lean();
  return has(contact?.attributes ?? {}, { attribute, value });
}

/** Without a value: whether it is there at all and says something, as `{{#if}}` has it. */
export function has(
  attributes: Readonly<Record<string, string | number | boolean>>,
  { attribute, value }: Pick<ContactQuestion, 'attribute' | 'value'>,
): boolean {
  const known = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  return value === undefined ? Boolean(known) : known === value;
}
