import { ConsentModel, type ConsentDocument, type ConsentHead } from '../consents/record.ts';
import { ContactModel } from '../contacts/contact.ts';

/** A contact's records in the order of their chain, and what the contact remembers of it. */
export interface Chain {
  contactId: string;
  rows: ConsentDocument[];
  head: ConsentHead | undefined;
  erased: boolean;
}

/**
 * Every chain, or that of one contact, by contact id: also of contacts whose records are all gone, and of records
 * whose contact is gone. Two sorted streams are read side by side, so that memory holds one chain at a time.
 */
export async function* walkConsents(contactId?: string): AsyncGenerator<Chain> {
  const records = groups(contactId);
  const telling = { $or: [{ consentHead: { $exists: true } }, { erasedAt: { $exists: true } }] };
  const heads = ContactModel.find({ ...(contactId ? { _id: contactId } : {}), ...telling })
    .sort({ _id: 1 })
    .select('consentHead erasedAt')
    .lean()
    .cursor();
  let [group, contact] = await Promise.all([records.next(), heads.next()]);
  while (!group.done || contact) {
    const rows = group.done ? undefined : group.value;
    const [mine, theirs] = [rows?.[0]?.contactId, contact?._id];
    const id = mine === undefined || (theirs !== undefined && theirs < mine) ? (theirs ?? '') : mine;
    const chain = {
      contactId: id,
      rows: mine === id ? (rows ?? []) : [],
      head: theirs === id ? contact?.consentHead : undefined,
      erased: theirs === id && contact?.erasedAt !== undefined,
    };
    if (chain.head ?? chain.rows[0]) yield chain;
    if (mine === id) group = await records.next();
    if (theirs === id) contact = await heads.next();
  }
}

/** All records of one contact at a time. */
async function* groups(contactId?: string): AsyncGenerator<ConsentDocument[], undefined> {
  const rows = ConsentModel.find(contactId ? { contactId } : {})
    .sort({ contactId: 1, seq: 1 })
    .lean()
    .cursor();
  let group: ConsentDocument[] = [];
  for await (const row of rows) {
    if (group[0] && group[0].contactId !== row.contactId) {
      yield group;
      group = [];
    }
    group.push(row);
  }
  if (group.length > 0) yield group;
}
