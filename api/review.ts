import { ContactModel, type Contact } from '../models/documents/contact.ts';
import type { ReplyDocument } from '../models/documents/reply.ts';
import { TeamTaskModel, type TeamTask } from '../models/documents/team-task.ts';
import type { ApiContext } from './context.ts';
import { optOut } from './opt-out.ts';

/** A reply that looks like a refusal pauses marketing to its number until a person has looked, and asks the team to. */
export async function askForReview(reply: ReplyDocument, contacts: Contact[]): Promise<void> {
  const [first] = contacts;
  if (!first) return;
  const _id = `review ${reply._id}`;
  const task: Omit<TeamTask, '_id'> = {
    ...{ workflowId: '', journey: '', contactId: first._id, question: 'does this reply refuse our messages?' },
    ...{ details: { reply: reply._id }, asks: 'marketing', state: 'open', createdAt: new Date() },
  };
  const stored = await TeamTaskModel.findOneAndUpdate(
    { _id },
    { $setOnInsert: task },
    { upsert: true, returnDocument: 'after' },
  ).lean();
  if (stored.state !== 'open') return;
  const ids = contacts.map((contact) => contact._id);
  await ContactModel.updateMany({ _id: { $in: ids } }, { $set: { marketingPausedAt: reply.at } });
}

/** Gives a person's decision its effect; the first decision stands, and repeating it finishes what a crash left. */
export async function resolveReview(
  context: Pick<ApiContext, 'runs'>,
  taskId: string,
  decision: NonNullable<TeamTask['decision']>,
): Promise<TeamTask | null> {
  const asked = { _id: taskId, asks: 'marketing' } as const;
  await TeamTaskModel.updateOne({ ...asked, decision: { $exists: false } }, { $set: { decision } });
  const task = await TeamTaskModel.findOne(asked).lean();
  if (!task) return null;
  const contact = await ContactModel.findById(task.contactId).select('addressHash').lean();
  const known = contact?.addressHash ? { addressHash: contact.addressHash } : {};
  if (task.decision === 'opt-out' && contact) {
    const act = { _id: `task ${taskId}`, by: 'team', contactId: contact._id, ...known } as const;
    await optOut(context, { ...act, source: 'decided by the team', at: task.doneAt ?? new Date() });
  }
  const done = { state: 'done' as const, doneAt: task.doneAt ?? new Date() };
  await TeamTaskModel.updateOne({ _id: taskId }, { $set: done });
  await resume(task.contactId, known);
  return { ...task, ...done };
}

/** Ends the pause unless another reply of the same number still waits for a person. */
async function resume(contactId: string, known: { addressHash?: string }): Promise<void> {
  const same = await ContactModel.find({ $or: [{ _id: contactId }, ...(known.addressHash ? [known] : [])] })
    .select('_id')
    .lean();
  const ids = same.map(({ _id }) => _id);
  if (await TeamTaskModel.exists({ contactId: { $in: ids }, asks: 'marketing', state: 'open' })) return;
  await ContactModel.updateMany({ _id: { $in: ids } }, { $unset: { marketingPausedAt: 1 } });
}
