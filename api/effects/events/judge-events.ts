import { defined } from '../../../models/domain/defined.ts';
import { timelyFields } from '../../../models/events.ts';
import { misfits } from '../../../models/attributes.ts';
import { tooManyAttributes } from '../../../models/domain/contact-attributes.ts';
import { type ContactInput, type NationalContact } from '../../../models/domain/contact.ts';
import type { Contact } from '../../../models/documents/contacts/contact.ts';
import type { EventDocument } from '../../../models/documents/event.ts';
import type { Fault } from '../../http/problems.ts';
import { readNational } from './read-national.ts';

/** A clock may run ahead of ours by this much. */
const skewMs = 5 * 60_000;
const dayMs = 86_400_000;

/** What is known of a contact before events about it are taken. */
export type KnownContact = Pick<Contact, 'erasedAt' | 'country' | 'attributes'>;

/** An event that could be read. */
export interface Candidate {
  row: EventDocument;
  brings?: ContactInput | undefined;
  /** What it brings, until the number is read by the country that the contact has. */
  national?: NationalContact | undefined;
}

/** `repeated`: the very same event is here already, or stands earlier in the request. */
export type Verdict = 'fresh' | 'repeated' | Fault[];

/**
 * Says of each event of a request, in its order, whether it can be taken. An event may lean on a contact that an
 * earlier one brings.
 *
 * @param digests of the events that are stored already, by their ids
 * @param maxAgeMs an event that happened longer ago is refused: messages about it would be old news
 */
export function judge(
  candidates: (Candidate | undefined)[],
  known: { digests: Map<string, string>; contacts: Map<string, KnownContact> },
  now: Date,
  maxAgeMs: number,
): (Verdict | undefined)[] {
  const digests = new Map(known.digests);
  /** What events before this one bring of their contacts. */
  const brought = new Map<string, Brought>();
  return candidates.map((candidate) => {
    if (!candidate) return undefined;
    const { row, national } = candidate;
    const { contactId } = row;
    const digest = digests.get(row._id);
    if (digest !== undefined && digest !== row.digest) return [conflict(row)];
    const isComing = candidate.brings !== undefined || national !== undefined;
    if (digest === undefined) {
      const contact = known.contacts.get(contactId);
      const before = brought.get(contactId);
      const unread = readNational(candidate, before?.country ?? contact?.country);
      const has = { ...contact?.attributes, ...before?.attributes };
      const unfits = unfit(contact, isComing || before !== undefined);
      const faults = [
        ...untimely(row, now, maxAgeMs),
        ...unfits,
        ...tooMany(has, candidate.brings),
        ...misfitting(candidate.brings),
        ...unread,
      ];
      if (faults.length > 0) return faults;
    }
    digests.set(row._id, row.digest ?? '');
    if (isComing) brought.set(contactId, both(brought.get(contactId), candidate.brings));
    return digest === undefined ? 'fresh' : 'repeated';
  });
}

type Brought = Pick<KnownContact, 'country' | 'attributes'>;

function both(before: Brought | undefined, brings: ContactInput | undefined): Brought {
  const country = brings?.country ?? before?.country;
  return defined({ country, attributes: { ...before?.attributes, ...brings?.attributes } });
}

/** Two events cannot have one source and id. */
export function conflict({ source, eventId }: EventDocument): Fault {
  const detail = `source ${source} and id ${eventId} were used before with another body`;
  return { pointer: '/id', detail, code: 'event-conflict' };
}

/** Every event is about somebody. */
export const contactUnknown: Fault = {
  pointer: '/subject',
  detail: 'no contact has this id',
  code: 'contact-unknown',
};

/** What is wrong with the times of an event: its own, and those in its data that must lie ahead or behind. */
export function untimely(row: EventDocument, now: Date, maxAgeMs: number): Fault[] {
  const age = now.getTime() - row.time.getTime();
  const fault = (pointer: string, detail: string): Fault[] => [{ pointer, detail, code: 'event-time-invalid' }];
  if (age > maxAgeMs) return fault('/time', `lies more than ${Math.round(maxAgeMs / dayMs)} days in the past`);
  if (age < -skewMs) return fault('/time', 'lies in the future');
  const { ahead, behind } = timelyFields(row.type);
  const told = (field: string) => row.data?.[field];
  const past = ahead.filter((field) => told(field) !== undefined && Date.parse(String(told(field))) <= now.getTime());
  const coming = behind.filter((field) => told(field) !== undefined && String(told(field)) > lastDateOnEarth(now));
  return [
    ...past.flatMap((field) => fault(`/data/${field}`, 'lies in the past')),
    ...coming.flatMap((field) => fault(`/data/${field}`, 'lies in the future')),
  ];
}

/** No clock on earth is further ahead than UTC+14. */
function lastDateOnEarth(now: Date): string {
  return new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
}

/** Every event must be about a contact that we have or that is brought, and none brings an erased one back. */
function unfit(contact: KnownContact | undefined, isThere: boolean): Fault[] {
  const pointer = '/subject';
  if (contact?.erasedAt) return [{ pointer, detail: 'this contact was erased', code: 'contact-erased' }];
  return contact || isThere ? [] : [contactUnknown];
}

function misfitting(brings: ContactInput | undefined): Fault[] {
  return misfits(brings?.attributes ?? {}).map(({ name, detail }) => {
    return { pointer: `/data/contact/attributes/${name}`, detail };
  });
}

function tooMany(has: KnownContact['attributes'], brings: ContactInput | undefined): Fault[] {
  const detail = brings && tooManyAttributes(has, { ...has, ...brings.attributes });
  return detail ? [{ pointer: '/data/contact/attributes', detail }] : [];
}
