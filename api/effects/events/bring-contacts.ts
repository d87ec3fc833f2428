import { defined } from '../../../models/domain/defined.ts';
import { ContactModel, type Contact } from '../../../models/documents/contacts/contact.ts';
import { compareEvents, EventModel, type EventDocument } from '../../../models/documents/event.ts';
import { stillOwed } from '../../../models/documents/owing.ts';
import { setContacts, type SetResult } from '../../../models/documents/contacts/changes.ts';
import type { ToldContact } from '../../../models/documents/contacts/fields.ts';

/**
 * Saves the contacts that stored events still have to bring, those of one contact in the order in which they happened,
 * and says what became of each. May be repeated at any point, by anybody, without another end.
 */
export async function bringContacts(rows: EventDocument[]): Promise<Map<EventDocument, SetResult>> {
  const bringing = rows.flatMap((row) => (row.brings ? [{ row, brings: row.brings }] : []));
  if (bringing.length === 0) return new Map();
  bringing.sort((a, b) => compareEvents(a.row, b.row));
  const known = await addressesOf(bringing.map(({ row }) => row.contactId));
  const told = bringing.map(({ row, brings: { contact: input, ...hashes } }) => {
    const { contactId: id, time: at } = row;
    const had = known.get(id);
    const { phone, email } = { ...had, ...defined<Addresses>({ phone: input.phone, email: input.email }) };
    known.set(id, defined<Addresses>({ phone, email }));
    return defined<ToldContact & { at: Date }>({ id, at, input, had, ...hashes });
  });
  const results = await setContacts(told);
  await EventModel.updateMany({ _id: { $in: bringing.map(({ row }) => row._id) } }, { $unset: { brings: 1 } });
  for (const { row } of bringing) delete row.brings;
  return new Map(bringing.map(({ row }, index) => [row, results[index] ?? 'kept']));
}

/** Brings what a process that was killed has left, before any event of the contact takes effect. */
export async function bringOwed(contactId: string): Promise<void> {
  const owed = { contactId, ...stillOwed, brings: { $exists: true } };
  await bringContacts(await EventModel.find(owed).lean());
}

type Addresses = Pick<Contact, 'phone' | 'email'>;

async function addressesOf(contactIds: string[]): Promise<Map<string, Addresses>> {
  const contacts = await ContactModel.find({ _id: { $in: [...new Set(contactIds)] } })
    .select('phone email')
    .lean();
  return new Map(contacts.map((contact) => [contact._id, contact]));
}
