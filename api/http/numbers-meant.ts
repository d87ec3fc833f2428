import { readPhoneNumber } from '../../models/domain/numbers/phone-number.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';

/**
 * All that a spelling may mean: a national one is read by the plan of every country that people are in, and is nobody's
 * where it is a number in none of them.
 */
export async function numbersMeant(written: string, country?: string): Promise<string[]> {
  const countries = country ? [country] : [undefined, ...(await ContactModel.distinct('country'))];
  const read = countries.map((each) => readPhoneNumber(written, each));
  return [...new Set(read.flatMap((each) => (each.ok ? [each.e164] : [])))];
}
