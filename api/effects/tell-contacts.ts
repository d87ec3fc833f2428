import { misfits } from '../../models/attributes.ts';
import { tooManyAttributes } from '../../models/domain/contact-attributes.ts';
import { contactDoubts, type Doubt } from '../../models/domain/contact-doubts.ts';
import { readNamedContact, type ContactInput } from '../../models/domain/contact.ts';
import { hasNoRoom, mostLists } from '../../models/domain/list-name.ts';
import { addressHashes } from '../../models/documents/contacts/address-hashes.ts';
import { ContactModel, type Contact } from '../../models/documents/contacts/contact.ts';
import type { ToldContact } from '../../models/documents/contacts/fields.ts';
import { contactId } from '../http/cloud-events.ts';
import { faultsOf, pointerOf, type Fault } from '../http/problems.ts';

/** What is known of a contact before something is told of it. */
export type KnownContact = Pick<Contact, 'phone' | 'email' | 'country' | 'attributes' | 'lists' | 'erasedAt'>;

/** The fields of which that is. */
export const knownFields = 'erasedAt phone email country attributes lists';

/** What a caller tells of a contact: the fields that it names, of which `null` removes what there is. */
export interface Telling {
  id: unknown;
  fields: Record<string, unknown>;
  /** Lists that the contact joins. */
  joins?: readonly string[];
}

/** What was told and can be saved. */
export interface Told {
  save: ToldContact;
  /** What does not fit the number, and is saved nevertheless. */
  doubts: Doubt[];
}

/** Those of whom something is known, by id. */
export async function knownContacts(ids: unknown[]): Promise<Map<string, KnownContact>> {
  const read = ids.flatMap((id) => contactId.safeParse(id).data ?? []);
  const stored = await ContactModel.find({ _id: { $in: read } })
    .select(knownFields)
    .lean();
  return new Map(stored.map((contact) => [contact._id, contact]));
}

/**
 * Reads what is told of a contact and holds it against what is known, or says all that is wrong with it, at once. What can be
 * saved is noted in `known`, so that what is told of the same contact behind it finds it there.
 *
 * @param extract whether a number may stand among other words; in a file a sentence is not a number
 */
export function readTold(
  { id: given, fields, joins = [] }: Telling,
  known: Map<string, KnownContact>,
  { hashAddress, extract }: { hashAddress: (address: string) => string; extract: boolean },
): Told | { faults: Fault[] } {
  const id = contactId.safeParse(given);
  const had = known.get(id.data ?? '');
  const input = readNamedContact(fields, had, extract);
  if (!id.success || 'error' in input) {
    return {
      faults: [
        ...(id.success ? [] : faultsOf(id.error, given, '/id')),
        ...('error' in input ? faultsOf(input.error, fields) : []),
      ],
    };
  }
  const fault = (field: string[], detail: string) => ({ faults: [{ pointer: pointerOf('', field), detail }] });
  if (had?.erasedAt) return { faults: [{ pointer: '/id', detail: 'this contact was erased', code: 'contact-erased' }] };
  if (hasNoRoom(had?.lists, joins)) return fault(['lists'], `would be on more than ${mostLists} lists`);
  const { contact, removed } = input;
  const will = changed(had, contact, removed, joins);
  const tooMany = tooManyAttributes(had?.attributes ?? {}, will.attributes);
  if (tooMany) return fault(['attributes'], tooMany);
  const unfit = misfits(contact.attributes);
  if (unfit.length > 0)
    return { faults: unfit.map(({ name, detail }) => ({ pointer: pointerOf('', ['attributes', name]), detail })) };
  known.set(id.data, will);
  const country = contact.phone ? contact.country : had?.phone ? had.country : contact.country;
  const doubts = contactDoubts({ ...contact, country });
  return { save: { id: id.data, input: contact, removed, had, ...addressHashes(contact, hashAddress) }, doubts };
}

function changed(
  had: KnownContact | undefined,
  contact: ContactInput,
  removed: string[],
  joins: readonly string[],
): KnownContact {
  const { phone, email, country, attributes } = contact;
  const gone = new Set(removed);
  const all = Object.entries({ ...had?.attributes, ...attributes });
  const stays = (name: 'phone' | 'email' | 'country') => (gone.has(name) ? undefined : had?.[name]);
  return {
    phone: phone ?? stays('phone'),
    email: email ?? stays('email'),
    country: country ?? stays('country'),
    attributes: Object.fromEntries(all.filter(([name]) => !gone.has(`attributes.${name}`))),
    lists: [...new Set([...(had?.lists ?? []), ...joins])],
  } as KnownContact;
}
