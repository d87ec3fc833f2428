import { chainHashOf } from '../consents/chain.ts';
import { ConsentModel, contentOf, nextPosition, remember, type NewConsent } from '../consents/record.ts';
import { ContactModel, type Contact } from '../contacts/contact.ts';
import { defaultBrand } from '../../installation.ts';

/** A consent as version 0.1 kept it: of one brand, with plain words, and without a place in a chain. */
interface Unchained extends Omit<NewConsent, '_id' | 'wording' | 'brand'> {
  _id: string;
  contactId: string;
  at: Date;
  recordedAt: Date;
  wording?: string;
}

/**
 * Gives the records of version 0.1 their places in a chain, in the order of their acts, so that the state that stood
 * still stands; they kept no number, and count as given for the one that the contact has now. Their hashes prove what
 * they are from now on, not what they were before. Safe to repeat; run before
 * the indexes are built, since a place is unique. Returns how many were adopted.
 */
export async function adoptConsents(): Promise<number> {
  const unchained = { seq: { $exists: false } };
  const old = ConsentModel.collection.find<Unchained>(unchained as never).sort({ contactId: 1, at: 1, action: 1 });
  let adopted = 0;
  for await (const { _id, contactId, recordedAt, wording, ...act } of old) {
    const brand = act.action === 'grant' ? defaultBrand : '*';
    const words = wording ? { wording: { text: wording, version: 'unknown', language: 'und' } } : {};
    const content = contentOf({ ...act, brand, ...words, givenFor: await numberOf(contactId) }, null, recordedAt);
    const placed = { ...content, _id, contactId, ...(await nextPosition(contactId)) };
    const row = { ...placed, hash: chainHashOf(placed) };
    await ConsentModel.updateOne({ _id, ...unchained }, { $set: row });
    await remember(row);
    adopted += 1;
  }
  return adopted;
}

async function numberOf(contactId: string): Promise<Pick<Contact, 'addressHash'>> {
  return (await ContactModel.findById(contactId).select('addressHash').lean()) ?? {};
}
