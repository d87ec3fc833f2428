import { ContactModel, type Contact } from '../models/documents/contact.ts';
import type { ReplyDocument } from '../models/documents/reply.ts';
import { openTask, TeamTaskModel, type TeamTask } from '../models/documents/team-task.ts';
import { optOut, type OptOutContext } from './opt-out.ts';

/** What a person may decide about a reply that looks like a refusal. */
export const reviewOutcomes = ['resume', 'opt-out'] as const;

/** A reply that looks like a refusal pauses marketing to its number until a person has looked, and asks the team to. */
export async function askForReview({ _id: replyId, at }: ReplyDocument, contacts: Contact[]): Promise<void> {
  const [first] = contacts;
  if (!first) return;
  const _id = `review ${replyId}`;
  const question = 'does this reply refuse our messages?';
  await openTask({ _id, kind: 'review', contactId: first._id, question, details: {}, replyId });
  if (await TeamTaskModel.exists({ _id, state: 'done' })) return;
  const ids = contacts.map((contact) => contact._id);
  await ContactModel.updateMany({ _id: { $in: ids } }, { $set: { marketingPausedAt: at } });
}

/** Gives a person's decision its effect, once however often it is tried: an opt-out, or marketing goes on. */
export async function decideReview(
  context: OptOutContext,
  { _id, revision, contactId, outcome, doneAt = new Date() }: TeamTask,
): Promise<void> {
  const contact = await ContactModel.findById(contactId).select('addressHash').lean();
  const known = contact?.addressHash ? { addressHash: contact.addressHash } : {};
  if (outcome === 'opt-out') {
    const act = { _id: `task ${_id} ${revision}`, by: 'team', contactId, ...known } as const;
    await optOut(context, { ...act, source: 'decided by the team', at: doneAt });
  }
  await resume({ $or: [{ _id: contactId }, ...(contact?.addressHash ? [known] : [])] });
}

/** Ends the pause unless another reply of the same number still waits for a person. */
async function resume(sameNumber: object): Promise<void> {
  const ids = (await ContactModel.find(sameNumber).select('_id').lean()).map(({ _id }) => _id);
  const waiting = { contactId: { $in: ids }, kind: 'review', state: { $ne: 'done' } } as const;
  if (await TeamTaskModel.exists(waiting)) return;
  await ContactModel.updateMany({ _id: { $in: ids } }, { $unset: { marketingPausedAt: 1 } });
}
