import { instantOf, type TimeWanted } from '../models/domain/time/local-time.ts';
import { whereabouts } from '../models/domain/time/time-zones.ts';
import { ContactModel } from '../models/documents/contacts/contact.ts';

/** When the recipient's clock shows a time; computed here because zone rules change with the runtime. */
export interface LocalTimeRequest extends TimeWanted {
  contactId: string;
}

/** The instant at which it is that time for the contact, wherever they may be; ISO 8601 UTC. */
export async function localTime({ contactId, ...wanted }: LocalTimeRequest): Promise<string> {
  const contact = await ContactModel.findById(contactId).select('timeZone region country statedCountry phone').lean();
  return instantOf(wanted, whereabouts(contact ?? {}).zones);
}
