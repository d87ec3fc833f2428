import { ContactModel } from './contact.ts';

/** So many of the others are named; a number that more share is a switchboard or a test. */
const named = 5;
/** More contacts than this are not looked through for one question. */
const looked = 2_000;

/** A contact and the keyed hash of its number, where it has one. */
interface Numbered {
  id: string;
  addressHash?: string | undefined;
}

/** The ids of other contacts that have the same number, by the id of each contact that shares its own. */
export async function sharedNumbers(contacts: Numbered[]): Promise<Map<string, string[]>> {
  const hashes = [...new Set(contacts.flatMap(({ addressHash }) => addressHash ?? []))];
  if (hashes.length === 0) return new Map();
  const holders = await ContactModel.find({ addressHash: { $in: hashes }, erasedAt: { $exists: false } })
    .limit(looked)
    .select('addressHash')
    .lean();
  const shared = contacts.map(({ id, addressHash }) => {
    const same = holders.filter((holder) => holder._id !== id && holder.addressHash === addressHash);
    return [
      id,
      same
        .map(({ _id }) => _id)
        .toSorted()
        .slice(0, named),
    ] as const;
  });
  return new Map(shared.filter(([, others]) => others.length > 0));
}
