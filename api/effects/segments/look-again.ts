import { isDuplicateKey } from '../../../models/documents/connect.ts';
import { leaseMs, owingAfter } from '../../../models/documents/owing.ts';
import { conditionsOf } from '../../../models/documents/segments/audience.ts';
import { haveLooked, type SegmentLook } from '../../../models/documents/segments/look.ts';
import { memberId, SegmentMemberModel, type SegmentMember } from '../../../models/documents/segments/member.ts';
import { SegmentWatchModel } from '../../../models/documents/segments/watch.ts';
import type { TellContext } from './tell.ts';
import { tellChange } from './tell-change.ts';
import { watchedSegments } from './watched.ts';

/**
 * Looks at one contact again: stores which watched segments it has entered or left, and tells so. Whoever was erased leaves
 * without a word. The row is written before the event, and says what is owed where a process is killed between them.
 */
export async function lookAgain(context: TellContext, look: SegmentLook): Promise<void> {
  const { _id: contactId } = look;
  const watches = await SegmentWatchModel.find({ _id: { $in: [...watchedSegments] }, isTaken: true }).lean();
  const asked = watches.flatMap(({ _id: segment, condition }) => (condition ? [{ segment, condition }] : []));
  const now = new Date();
  const [members, holds] = await Promise.all([
    SegmentMemberModel.find({ contactId }).lean(),
    conditionsOf(
      contactId,
      asked.map(({ condition }) => condition),
      now,
    ),
  ]);
  if (!holds) {
    await SegmentMemberModel.deleteMany({ contactId });
    return haveLooked(look);
  }
  for (const [index, { segment }] of asked.entries()) {
    const member = members.find((each) => each.segment === segment);
    if (member?.pendingAt) await tellChange(context, member);
    const wasIn = member?.isIn ?? false;
    const isIn = holds[index] ?? false;
    if (isIn === wasIn) continue;
    const changed = isIn ? await enter(segment, contactId, now) : member && (await leave(member, now));
    if (changed) await tellChange(context, changed);
  }
  await haveLooked(look);
}

/** Stores that a contact has entered; undefined where somebody else has stored it in the same moment. */
async function enter(segment: string, contactId: string, at: Date): Promise<SegmentMember | undefined> {
  const _id = memberId(segment, contactId);
  const member: SegmentMember = { _id, segment, contactId, isIn: true, at, ...owingAfter(leaseMs) };
  try {
    await SegmentMemberModel.create(member);
    return member;
  } catch (error) {
    if (isDuplicateKey(error)) return undefined;
    throw error;
  }
}

/** Stores that a member has left; undefined where somebody else has. */
async function leave(member: SegmentMember, at: Date): Promise<SegmentMember | undefined> {
  const { _id, at: enteredAt } = member;
  const asRead = { _id, isIn: true, at: enteredAt ?? { $exists: false } };
  const left = { isIn: false, at, ...(enteredAt ? { since: enteredAt } : {}), ...owingAfter(leaseMs) };
  const { modifiedCount } = await SegmentMemberModel.updateOne(asRead, { $set: left });
  return modifiedCount === 1 ? { ...member, ...left } : undefined;
}
