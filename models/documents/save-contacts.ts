import type { mongo } from 'mongoose';
import type { ContactInput } from '../domain/contact.ts';
import { clearNumberState } from './number-health.ts';
import { isDuplicateKey } from './connect.ts';
import { ContactModel, type Contact } from './contact.ts';

export interface ContactToSave {
  id: string;
  input: ContactInput;
  /** Keyed hash of `input.phone`. */
  addressHash?: string;
}

export type SaveResult = 'created' | 'updated' | 'erased';

/**
 * Writes contacts whole: what a row does not name is gone afterwards. An erased contact stays erased, since its id may
 * come back from an old export.
 *
 * @param since contacts created after this count as created now: an earlier attempt at the same was cut off
 */
export async function saveContacts(contacts: ContactToSave[], since?: Date): Promise<SaveResult[]> {
  const now = new Date();
  const ids = contacts.map(({ id }) => id);
  const stored = await ContactModel.find({ _id: { $in: ids } })
    .select('erasedAt createdAt phone numberState absences')
    .lean();
  const known = new Map(stored.map((contact) => [contact._id, contact.erasedAt !== undefined]));
  const alive = contacts.filter(({ id }) => known.get(id) !== true);
  const marked = stored.filter(({ numberState, absences }) => numberState ?? absences?.length);
  for (const { _id, phone } of marked) {
    if (alive.some(({ id, input }) => id === _id && input.phone !== phone)) await clearNumberState(_id);
  }
  if (alive.length > 0) await write(alive.map((contact) => upsert(contact, now)));
  const earlier = stored.filter(({ createdAt }) => !since || createdAt <= since);
  const seen = new Set(earlier.map(({ _id }) => _id));
  return ids.map((id) => {
    if (known.get(id) === true) return 'erased';
    const result = seen.has(id) ? 'updated' : 'created';
    seen.add(id);
    return result;
  });
}

/** The filter skips an erased contact, whose unique id then makes the upsert fail instead of reviving it. */
function upsert({ id, input, addressHash }: ContactToSave, now: Date): mongo.AnyBulkWriteOperation<Contact> {
  const { phone, phoneRaw, phoneType, country, region, timeZone, locale, attributes } = input;
  const fields = { phone, phoneRaw, phoneType, country, region, timeZone, locale, addressHash };
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  const absent = Object.entries(fields).filter(([, value]) => value === undefined);
  return {
    updateOne: {
      filter: { _id: id, erasedAt: { $exists: false } },
      update: {
        $set: { ...Object.fromEntries(present), attributes, updatedAt: now, asOf: now },
        $setOnInsert: { createdAt: now },
        ...(absent.length > 0 ? { $unset: Object.fromEntries(absent.map(([name]) => [name, ''])) } : {}),
      } as never,
      upsert: true,
    },
  };
}

async function write(operations: mongo.AnyBulkWriteOperation<Contact>[]): Promise<void> {
  try {
    await ContactModel.collection.bulkWrite(operations as never, { ordered: true });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
