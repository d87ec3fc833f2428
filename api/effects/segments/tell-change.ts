import { SegmentMemberModel, type SegmentMember } from '../../../models/documents/segments/member.ts';
import { finish } from '../../../models/documents/owing.ts';
import { enteredOf, leftOf } from '../../../models/own-events.ts';
import { tell, type TellContext } from './tell.ts';

/** Tells that a contact has entered or left a segment, which its row says already; may be repeated without harm. */
export async function tellChange(context: TellContext, member: SegmentMember): Promise<void> {
  const { _id, segment, contactId, isIn, at, since = isIn ? at : undefined } = member;
  if (!at) return;
  const type = isIn ? enteredOf(segment) : leftOf(segment);
  const data = since ? { since: since.toISOString() } : {};
  await tell(context, [{ type, contactId, time: at, once: at.toISOString(), data }]);
  if (isIn) await finish(SegmentMemberModel, { _id, isIn, at });
  else await SegmentMemberModel.deleteOne({ _id, isIn, at });
}
