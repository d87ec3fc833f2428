import { isCourtesy } from '../../../models/domain/replies/answers/courtesy.ts';
import { deliveryIdOf, DeliveryModel } from '../../../models/documents/deliveries/delivery.ts';
import type { EndedRun } from '../../../models/documents/ended-run.ts';
import { ReplyModel, saidIn } from '../../../models/documents/reply.ts';
import { TeamTaskModel } from '../../../models/documents/team-task.ts';
import type { AskedQuestion } from '../../../workflows/journey/question.ts';
import { askAboutReply } from '../team/team-queue.ts';

/**
 * Lets a person see to the replies that a run was told of and never read, as one that stood still. May be repeated.
 *
 * @param asked the question that was open when the run ended: a run closes it as it reads the answer
 */
export async function heedUnreadAtEnd(
  { workflowId, contactId }: Pick<EndedRun, 'workflowId' | 'contactId'>,
  asked: AskedQuestion,
): Promise<void> {
  const question = await DeliveryModel.findById(deliveryIdOf({ workflowId, ...asked }))
    .select('createdAt')
    .lean();
  if (!question) return;
  const told = {
    workflowId,
    handling: { $in: ['to-run', 'ambiguous'] },
    receivedAt: { $gte: question.createdAt },
  } as const;
  for (const reply of await ReplyModel.find(told).lean()) {
    const isSeenTo = await TeamTaskModel.exists({ replyId: reply._id, state: { $ne: 'done' } });
    if (!isSeenTo && !isCourtesy(saidIn(reply))) await askAboutReply(reply, { contactId });
    await ReplyModel.updateOne({ _id: reply._id }, { $set: { handling: 'run-ended' } });
  }
}
