import type { ContactInput } from '../domain/contact.ts';
import { ContactModel, type Contact } from './contact.ts';
import { writeInOrder } from './write-in-order.ts';

/** A contact as an event brought it. */
export interface BroughtContact {
  id: string;
  /** When it was as it is told here. */
  at: Date;
  input: ContactInput;
  /** Keyed hash of `input.phone`. */
  addressHash?: string;
  /** The number that we have had so far. */
  hadPhone?: string | undefined;
}

/** `kept`: what we have is of a later time. */
export type MergeResult = 'created' | 'updated' | 'kept';

/**
 * Creates contacts, or sets what is named of them and leaves the rest; attributes each by itself. What was told of a
 * later time stays, and so does an erasure.
 */
export async function mergeContacts(brought: BroughtContact[]): Promise<MergeResult[]> {
  const { refused, created } = await writeInOrder(ContactModel.collection, brought.map(toMerge));
  return brought.map((_contact, place) => {
    if (refused.has(place)) return 'kept';
    return created.has(place) ? 'created' : 'updated';
  });
}

/** The filter skips what is newer or erased; the unique id then makes the upsert fail instead of writing over it. */
function toMerge({ id, at, input, addressHash, hadPhone }: BroughtContact): object {
  const { phone, phoneRaw, phoneType, country, region, timeZone, locale, attributes } = input;
  // A number tells its country better than a field beside another one.
  const numbered = { phone, phoneRaw, phoneType, addressHash };
  const placed = { country: phone === undefined && hadPhone !== undefined ? undefined : country };
  const named = Object.entries({ ...numbered, ...placed, region, timeZone, locale }).filter(
    ([, value]) => value !== undefined,
  );
  const asked = Object.entries(attributes).map(([name, value]) => [`attributes.${name}`, value] as const);
  const isOther = phone !== undefined && phone !== hadPhone;
  const forgotten: (keyof Contact)[] = [
    ...(isOther ? (['numberState', 'numberStateAt', 'absences'] as const) : []),
    ...(isOther && phoneType === undefined ? (['phoneType'] as const) : []),
  ];
  const notNewer = [{ asOf: { $lte: at } }, { asOf: { $exists: false }, updatedAt: { $lte: at } }];
  return {
    updateOne: {
      filter: { _id: id, erasedAt: { $exists: false }, $or: notNewer },
      update: {
        $set: { ...Object.fromEntries([...named, ...asked]), asOf: at, updatedAt: new Date() },
        $setOnInsert: { createdAt: new Date(), ...(asked.length === 0 ? { attributes: {} } : {}) },
        ...(forgotten.length > 0 ? { $unset: Object.fromEntries(forgotten.map((name) => [name, ''])) } : {}),
      },
      upsert: true,
    },
  };
}
