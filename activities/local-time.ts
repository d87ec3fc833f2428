import { nextLocalTime } from '../models/domain/local-time.ts';
import { candidateZones } from '../models/domain/time-zones.ts';
import { ContactModel } from '../models/documents/contact.ts';

/** When the recipient's clock next shows a time; computed here because zone rules change with the runtime. */
export interface LocalTimeRequest {
  contactId: string;
  /** HH:MM. */
  time: string;
  /** ISO 8601 UTC. */
  notBefore: string;
}

/** The first instant from `notBefore` on at which it is `time` for the contact, ISO 8601 UTC. */
export async function localTime({ contactId, time, notBefore }: LocalTimeRequest): Promise<string> {
  const contact = await ContactModel.findById(contactId).select('timeZone country phone').lean();
  const zone = candidateZones(contact ?? {})[0] ?? 'UTC';
  return nextLocalTime({ notBefore: new Date(notBefore), zone, time }).toISOString();
}
