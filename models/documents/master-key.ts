import { model } from 'mongoose';
import { isDuplicateKey } from './connect.ts';
import { ContactModel } from './contacts/contact.ts';
import { collection } from './collection.ts';

/** What tells the master key of this database from any other, and does not give it away. */
interface MasterKey {
  _id: 'master-key';
  fingerprint: string;
  /** When a process first used the database with it. */
  at: Date;
}

const schema = collection<MasterKey>('master_keys', {
  _id: { type: String, required: true },
  fingerprint: { type: String, required: true },
  at: { type: Date, required: true },
});

export const MasterKeyModel = model<MasterKey>('MasterKey', schema);

const _id = 'master-key';

/**
 * Whether the numbers of this database are hashed under this key. The first process to ask binds the database to its key,
 * unless numbers that an earlier version stored say otherwise; of several that ask at once, one wins.
 *
 * @param hashAddress the hash of an E.164 number under the same key
 */
export async function isMasterKeyOf(fingerprint: string, hashAddress: (e164: string) => string): Promise<boolean> {
  const bound = await MasterKeyModel.findById(_id).lean();
  if (bound) return bound.fingerprint === fingerprint;
  const numbered = { phone: { $exists: true }, addressHash: { $exists: true } };
  const contact = await ContactModel.findOne(numbered).select('phone addressHash').lean();
  if (contact?.phone && contact.addressHash !== hashAddress(contact.phone)) return false;
  try {
    await MasterKeyModel.create({ _id, fingerprint, at: new Date() });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return isMasterKeyOf(fingerprint, hashAddress);
    throw error;
  }
}
