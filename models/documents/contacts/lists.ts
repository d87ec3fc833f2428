import { mostLists } from '../../domain/list-name.ts';
import { lookAgainAt } from '../segments/look.ts';
import { ContactModel, type Contact } from './contact.ts';

const alive = { erasedAt: { $exists: false } };
/** Has room for one more list. */
const hasRoom = { [`lists.${mostLists - 1}`]: { $exists: false } };

/**
 * Puts contacts on a list; those who are on it stay. An erased contact, and one that is on as many lists as it may be, is
 * passed over. May be repeated. Membership is no field of a contact: who writes one whole does not touch it.
 */
export async function joinList(list: string, ids: readonly string[]): Promise<void> {
  await ContactModel.updateMany(
    { _id: { $in: [...ids] }, lists: { $ne: list }, ...alive, ...hasRoom },
    { $addToSet: { lists: list }, $set: { updatedAt: new Date() } },
  );
  lookAgainAt(...ids);
}

/** Takes contacts off a list; those who are not on it stay as they are. May be repeated. */
export async function leaveList(list: string, ids: readonly string[]): Promise<void> {
  await ContactModel.updateMany({ _id: { $in: [...ids] }, lists: list }, leaving(list));
  lookAgainAt(...ids);
}

/** Takes everybody off a list; without members there is none. May be repeated. */
export async function emptyList(list: string): Promise<void> {
  await ContactModel.updateMany({ lists: list }, leaving(list));
}

/** Of whom membership is asked, by id; who is not there has none. */
export type Membership = Pick<Contact, 'lists' | 'erasedAt'>;

/** On which lists contacts are. */
export async function listsOf(ids: readonly string[]): Promise<Map<string, Membership>> {
  const contacts = await ContactModel.find({ _id: { $in: [...ids] } })
    .select('lists erasedAt')
    .lean();
  return new Map(contacts.map(({ _id, ...membership }) => [_id, membership]));
}

/**
 * Lists with their numbers of members, in the order of their names.
 *
 * @param after the name behind which they begin
 */
export async function countLists(after: string, limit: number): Promise<{ name: string; members: number }[]> {
  const counted = await ContactModel.aggregate<{ _id: string; members: number }>([
    { $match: { lists: { $gt: after } } },
    { $project: { lists: 1 } },
    { $unwind: '$lists' },
    { $match: { lists: { $gt: after } } },
    { $group: { _id: '$lists', members: { $sum: 1 } } },
    { $sort: { _id: 1 } },
    { $limit: limit },
  ]);
  return counted.map(({ _id: name, members }) => ({ name, members }));
}

function leaving(list: string) {
  return { $pull: { lists: list }, $set: { updatedAt: new Date() } };
}
