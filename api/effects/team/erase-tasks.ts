import { havingAddress } from '../../../models/documents/contacts/address-hashes.ts';
import { ContactModel } from '../../../models/documents/contacts/contact.ts';
import { owingAfter, stillOwed } from '../../../models/documents/owing.ts';
import { TeamTaskModel } from '../../../models/documents/team-task.ts';

/** What stands in place of the words in which a journey asked: they may name whom it was about. */
const erasedQuestion = 'erased';

/**
 * Ends what the team was asked about somebody who is erased, and forgets his number. A refusal that is not settled
 * concerns all who have its number: it goes to another of them, who would stay paused for ever otherwise.
 *
 * @param addressHash keyed hash of the number that he had, for tasks that do not keep theirs
 */
export async function eraseTasks(contactId: string, addressHash?: string): Promise<void> {
  const mine = { contactId };
  const open = { ...mine, state: { $ne: 'done' } } as const;
  const unsettled = [{ state: open.state }, stillOwed];
  for (const task of await TeamTaskModel.find({ ...mine, kind: 'review', $or: unsettled }).lean()) {
    await handOn(task._id, contactId, task.addressHash ?? addressHash);
  }
  await TeamTaskModel.updateMany(mine, { $set: { details: {} }, $unset: { addressHash: 1 } });
  // The other kinds ask in words of Tidings' own.
  await TeamTaskModel.updateMany({ ...mine, kind: 'question' }, { $set: { question: erasedQuestion } });
  // Nobody can answer somebody who is no longer there.
  await TeamTaskModel.updateMany(open, { $set: { state: 'done', outcome: 'erased', doneAt: new Date() } });
}

async function handOn(_id: string, from: string, addressHash: string | undefined): Promise<void> {
  if (!addressHash) return;
  const sameNumber = { $or: [{ pausedNumber: addressHash }, ...havingAddress(addressHash)] };
  const heir = await ContactModel.findOne({ ...sameNumber, _id: { $ne: from }, erasedAt: { $exists: false } })
    .sort({ updatedAt: -1 })
    .select('_id')
    .lean();
  if (!heir) return;
  const given = { contactId: heir._id, addressHash, details: {}, ...owingAfter(0) };
  await TeamTaskModel.updateOne({ _id, contactId: from }, { $set: given, $inc: { revision: 1 } });
}
