import { havingAddress } from '../../../models/documents/contacts/address-hashes.ts';
import { ContactModel, type Contact } from '../../../models/documents/contacts/contact.ts';
import { ReplyModel, type ReplyDocument } from '../../../models/documents/reply.ts';
import { openTask, TeamTaskModel, type TeamTask } from '../../../models/documents/team-task.ts';
import { defined } from '../../../models/domain/defined.ts';
import { optOut, recipientOf, type OptOutContext } from '../consents/opt-out.ts';

/** What a person may decide about a reply that looks like a refusal. */
export const reviewOutcomes = ['resume', 'opt-out'] as const;

/** A reply that looks like a refusal pauses marketing to its number until a person has looked, and asks the team to. */
export async function askForReview(
  { _id: replyId, at }: ReplyDocument,
  contacts: Contact[],
  addressHash: string,
): Promise<void> {
  const [first] = contacts;
  if (!first) return;
  const _id = `review ${replyId}`;
  const question = 'does this reply refuse our messages?';
  // One that waits for a person already covers what the same number says meanwhile.
  const waits = { _id: { $ne: _id }, kind: 'review', addressHash, state: { $ne: 'done' } } as const;
  if (await TeamTaskModel.exists(waits)) return;
  await openTask({ _id, kind: 'review', contactId: first._id, addressHash, question, details: {}, replyId });
  if (await TeamTaskModel.exists({ _id, state: 'done' })) return;
  const ids = contacts.map((contact) => contact._id);
  const paused = { marketingPausedAt: at, pausedNumber: addressHash };
  await ContactModel.updateMany({ _id: { $in: ids } }, { $set: paused });
}

/**
 * Gives the state of a task about a reply its effect, once however often it is tried: `opt-out` of the number that wrote
 * and of the person who did, whatever number he has by now; after a review the end of the pause, and while it is open
 * the pause.
 */
export async function heedState(context: OptOutContext, task: TeamTask): Promise<void> {
  const { _id, kind, revision, state, contactId, outcome, doneAt: at = new Date() } = task;
  if (kind === 'question') return;
  const writer = await recipientOf(task);
  if (!writer) return;
  if (state === 'done' && outcome === 'opt-out') {
    const decided = {
      by: 'team',
      method: 'reply',
      source: 'decided by the team',
      ...(await evidenceOf(task)),
    } as const;
    await optOut(context, { ...writer, ...decided, contactId, _id: `task ${_id} ${revision}`, at });
  }
  if (kind !== 'review') return;
  if (state === 'done') await resume(contactId, writer.addressHash);
  else await pauseAgain(contactId, writer.addressHash);
}

/** Who decided, and the words that were decided about while there are any. */
async function evidenceOf({ replyId, resolvedBy: actor }: TeamTask): Promise<{ actor?: string; proof?: string }> {
  const reply = replyId ? await ReplyModel.findById(replyId).select('text').lean() : null;
  return defined({ actor, proof: reply?.text });
}

/** A review that was put back into the queue waits for a person again. */
async function pauseAgain(contactId: string, addressHash: string | undefined): Promise<void> {
  const who = [{ _id: contactId }, ...(addressHash ? havingAddress(addressHash) : [])];
  await ContactModel.updateMany(
    { $or: who, erasedAt: { $exists: false }, marketingPausedAt: { $exists: false } },
    { $set: defined<Partial<Contact>>({ marketingPausedAt: new Date(), pausedNumber: addressHash }) },
  );
}

/** Ends the pause of those who had the number, unless another reply of it still waits for a person. */
async function resume(contactId: string, addressHash: string | undefined): Promise<void> {
  const has = addressHash ? havingAddress(addressHash).map((one) => ({ ...one, pausedNumber: null })) : [];
  const had = addressHash ? [{ pausedNumber: addressHash }, ...has] : [];
  const people = await ContactModel.find({ $or: [...had, { _id: contactId, pausedNumber: null }] })
    .select('_id')
    .lean();
  const ids = people.map(({ _id }) => _id);
  const ofThem = { contactId: { $in: ids }, addressHash: null };
  const asked = { $or: [...(addressHash ? [{ addressHash }] : []), ofThem] };
  if (await TeamTaskModel.exists({ ...asked, kind: 'review', state: { $ne: 'done' } })) return;
  await ContactModel.updateMany({ _id: { $in: ids } }, { $unset: { marketingPausedAt: 1, pausedNumber: 1 } });
}
