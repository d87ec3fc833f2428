import { milliseconds } from '../../../models/domain/time/duration.ts';
import { ContactModel, type Contact } from '../../../models/documents/contacts/contact.ts';
import { DeliveryModel } from '../../../models/documents/deliveries/delivery.ts';
import { hadBy } from './last-text.ts';
import type { Sender } from './sender.ts';

/** Whom a reply from an address may concern. */
export interface PeopleBehind {
  /** Those who have the address now, the one first to whom our last text there went. */
  holders: Contact[];
  /** Who got our last text there, and has another address by now. */
  former: Contact | undefined;
}

/** Nobody answers a text that is older than this. */
const answeredWithin = milliseconds('365 days');
/** So many of the latest texts to an address have gone to everybody who shares it. */
const looked = 100;

/** The people behind a number or a chat at an instant. */
export async function peopleBehind(
  { field, address, hashes }: Pick<Sender, 'field' | 'address' | 'hashes'>,
  at: Date,
): Promise<PeopleBehind> {
  const holders = await ContactModel.find({ [field]: address, erasedAt: { $exists: false } })
    .sort({ updatedAt: -1 })
    .lean();
  const since = new Date(at.getTime() - answeredWithin);
  const texts = await DeliveryModel.find({ addressHash: { $in: hashes }, ...hadBy(at, since) })
    .sort({ attemptedAt: -1 })
    .limit(looked)
    .select('contactId')
    .lean();
  const texted = [...new Set(texts.map(({ contactId }) => contactId))];
  const rank = ({ _id }: Contact) => (texted.includes(_id) ? texted.indexOf(_id) : texted.length);
  const [latest] = texted;
  const has = holders.some(({ _id }) => _id === latest);
  const former =
    latest && !has ? await ContactModel.findOne({ _id: latest, erasedAt: { $exists: false } }).lean() : null;
  return { holders: holders.toSorted((a, b) => rank(a) - rank(b)), former: former ?? undefined };
}
