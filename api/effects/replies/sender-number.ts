import { readSender } from '../../../models/domain/numbers/phone-number.ts';
import { ContactModel } from '../../../models/documents/contacts/contact.ts';
import { numbersMeant } from '../../http/numbers-meant.ts';

/**
 * The number that a reply came from, in the one spelling under which it is known. A gateway that leaves the country out
 * means the one person who has such a number; what is no number stays as it came.
 */
export async function senderNumber(from: string): Promise<string> {
  const number = readSender(from);
  if (number !== undefined) return number;
  const known = await ContactModel.distinct('phone', { phone: { $in: await numbersMeant(from) } });
  return (known.length === 1 ? known[0] : undefined) ?? from;
}
