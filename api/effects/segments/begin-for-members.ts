import { finish, leaseMs, owingAfter, putOff } from '../../../models/documents/owing.ts';
import { SegmentAskingModel, type SegmentAsking } from '../../../models/documents/segments/asking.ts';
import { SegmentMemberModel } from '../../../models/documents/segments/member.ts';
import { SegmentWatchModel } from '../../../models/documents/segments/watch.ts';
import { enteredOf } from '../../../models/own-events.ts';
import { tell, type TellContext } from './tell.ts';

/** So many are told of in one request. */
const atOnce = 100;

/** Those who belong are being taken; after this long it is asked again whether they are. */
const untilTakenMs = 1_000;

/**
 * Begins a journey for those who belonged to its segment before anybody told of it. Goes on where a killed process has stopped.
 *
 * @returns false where it is not known yet who they are, and it was put off
 */
export async function beginForMembers(context: TellContext, asking: SegmentAsking): Promise<boolean> {
  const { _id, journey, segment, from, attempts } = asking;
  const mine = { _id, attempts };
  if (!(await SegmentWatchModel.exists({ _id: segment, isTaken: true }))) {
    await putOff(SegmentAskingModel, mine, untilTakenMs);
    return false;
  }
  for (let { upTo = '' } = asking; ;) {
    const before = { $or: [{ at: { $exists: false } }, { at: { $lte: from } }] };
    const members = await SegmentMemberModel.find({ segment, contactId: { $gt: upTo }, isIn: true, ...before })
      .sort({ contactId: 1 })
      .limit(atOnce)
      .lean();
    const last = members.at(-1);
    if (!last) break;
    const own = members.map(({ contactId }) => ({ contactId, journey, once: journey, time: from }));
    await tell(
      context,
      own.map((each) => ({ ...each, type: enteredOf(segment) })),
    );
    upTo = last.contactId;
    const { pendingAt } = owingAfter(leaseMs);
    const { matchedCount } = await SegmentAskingModel.updateOne(mine, { $set: { upTo, pendingAt } });
    if (matchedCount === 0) return false;
  }
  await finish(SegmentAskingModel, mine);
  return true;
}
