import { ContactModel, type Contact } from '../models/documents/contact.ts';
import type { ReplyDocument } from '../models/documents/reply.ts';
import { openTask, TeamTaskModel, type TeamTask } from '../models/documents/team-task.ts';
import { optOut, recipientOf, type OptOutContext } from './opt-out.ts';

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
  await openTask({ _id, kind: 'review', contactId: first._id, addressHash, question, details: {}, replyId });
  if (await TeamTaskModel.exists({ _id, state: 'done' })) return;
  const ids = contacts.map((contact) => contact._id);
  const paused = { marketingPausedAt: at, pausedNumber: addressHash };
  await ContactModel.updateMany({ _id: { $in: ids } }, { $set: paused });
}

/**
 * Gives a person's decision about a reply its effect, once however often it is tried: `opt-out` of the number that
 * wrote, and after a review the end of the pause.
 */
export async function heedDecision(context: OptOutContext, task: TeamTask): Promise<void> {
  const { _id, kind, revision, contactId, outcome, doneAt: at = new Date() } = task;
  const writer = await recipientOf(task);
  if (outcome === 'opt-out' && writer) {
    await optOut(context, { ...writer, _id: `task ${_id} ${revision}`, by: 'team', source: 'decided by the team', at });
  }
  if (kind === 'review') await resume(contactId, writer?.addressHash);
}

/** Ends the pause of those who had the number, unless another reply of it still waits for a person. */
async function resume(contactId: string, addressHash: string | undefined): Promise<void> {
  const had = addressHash ? [{ pausedNumber: addressHash }, { addressHash, pausedNumber: null }] : [];
  const people = await ContactModel.find({ $or: [...had, { _id: contactId, pausedNumber: null }] })
    .select('_id')
    .lean();
  const ids = people.map(({ _id }) => _id);
  const ofThem = { contactId: { $in: ids }, addressHash: null };
  const asked = { $or: [...(addressHash ? [{ addressHash }] : []), ofThem] };
  if (await TeamTaskModel.exists({ ...asked, kind: 'review', state: { $ne: 'done' } })) return;
  await ContactModel.updateMany({ _id: { $in: ids } }, { $unset: { marketingPausedAt: 1, pausedNumber: 1 } });
}
