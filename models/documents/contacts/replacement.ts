import { toldKinds } from '../../domain/addresses.ts';
import type { ContactInput } from '../../domain/contact.ts';
import { isDuplicateKey } from '../connect.ts';
import { lookAgainAt } from '../segments/look.ts';
import type { AddressHashes } from './address-hashes.ts';
import { storedFields, unsetting } from './fields.ts';
import { ContactModel, type Contact } from './contact.ts';
import { healthFields } from './address-health.ts';

/** Writes a contact whole: what is not named is gone afterwards. An erased contact stays erased. */
export async function replaceContact(
  id: string,
  { attributes, ...input }: ContactInput,
  hashes: AddressHashes,
): Promise<'created' | 'updated'> {
  const now = new Date();
  const stored = await ContactModel.findById(id)
    .select(toldKinds.map(({ field }) => field))
    .lean();
  const values: Partial<Contact> = { ...input, ...hashes } as never;
  const present = storedFields.filter((field) => values[field] !== undefined);
  const absent = storedFields.filter((field) => values[field] === undefined);
  const changed = toldKinds.filter(({ field }) => stored?.[field] !== input[field]);
  const forgotten = healthFields(...changed);
  const update = {
    $set: {
      ...Object.fromEntries(present.map((field) => [field, values[field]])),
      attributes,
      updatedAt: now,
      asOf: now,
      wholeAsOf: now,
    },
    $setOnInsert: { createdAt: now },
    ...unsetting([...absent, ...forgotten, 'toldAt']),
  };
  const alive = { _id: id, erasedAt: { $exists: false } };
  try {
    // The filter skips an erased contact, whose unique id then makes the upsert fail instead of reviving it.
    const { upsertedCount } = await ContactModel.updateOne(alive, update, { upsert: true });
    return upsertedCount === 1 ? 'created' : 'updated';
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // Somebody else may have created it in the same moment; the last one stands.
    await ContactModel.updateOne(alive, update);
    return 'updated';
  } finally {
    lookAgainAt(id);
  }
}
