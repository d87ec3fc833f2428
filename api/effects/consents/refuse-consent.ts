import { declines } from '../../../models/domain/replies/refusals/declines.ts';
import { confirmWithin } from '../../../models/domain/consent/confirmation.ts';
import { milliseconds } from '../../../models/domain/time/duration.ts';
import { ConsentModel } from '../../../models/documents/consents/record.ts';
import { DeliveryModel } from '../../../models/documents/deliveries/delivery.ts';
import { EnrollmentModel } from '../../../models/documents/enrollment.ts';
import { saidIn, type ReplyDocument } from '../../../models/documents/reply.ts';
import { messages } from '../../../workflows/own/double-opt-in.ts';
import { cancelRun } from '../../runs/cancel-run.ts';
import { recordOf } from './confirmation-over.ts';
import { answeredUntil, lastTextTo } from '../replies/last-text.ts';
import { Problem } from '../../http/problems.ts';
import type { Runs } from '../../runs/temporal.ts';

const asking: readonly string[] = [messages.code.key, messages.wrong.key, messages.link.key];

/**
 * Takes "no" for an answer to a double opt-in whose text was the last to these contacts: its code and link confirm
 * nothing any more. Returns its run; undefined where the reply answers something else. May be repeated.
 */
export async function refuseByReply(
  runs: Runs,
  reply: ReplyDocument,
  contactIds: string[],
): Promise<string | undefined> {
  if (!declines(saidIn(reply))) return undefined;
  const last = await lastTextTo(contactIds, reply.at);
  if (!last || !asking.includes(last.message)) return undefined;
  return (await refuse(runs, last.workflowId, reply)) ? last.workflowId : undefined;
}

/** Whoever ends all marketing has also refused what he was asked to confirm. May be repeated. */
export async function refuseAll(runs: Runs, reply: ReplyDocument, contactIds: string[]): Promise<void> {
  const since = new Date(reply.at.getTime() - 2 * milliseconds(confirmWithin.link));
  const asked = {
    contactId: { $in: contactIds },
    message: { $in: asking },
    attemptedAt: { $gte: since, $lte: reply.at },
  };
  for (const workflowId of await DeliveryModel.distinct('workflowId', asked)) await refuse(runs, workflowId, reply);
}

/** Marks a question as refused, then ends the run that asks it; false where it was confirmed before, or is forgotten. */
async function refuse(runs: Runs, workflowId: string, { _id: replyId, at }: ReplyDocument): Promise<boolean> {
  const enrollment = await EnrollmentModel.findById(workflowId).select('startedBy at').lean();
  // A run that began after the reply asks anew.
  if (!enrollment || enrollment.at > answeredUntil(at)) return false;
  const { startedBy } = enrollment;
  if (await ConsentModel.exists({ _id: recordOf(workflowId, startedBy) })) return false;
  await EnrollmentModel.updateOne({ _id: workflowId, startedBy }, { $set: { refused: startedBy } });
  await cancelRun(runs, workflowId, { by: 'reply', reason: `refused in reply ${replyId}` }).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
  });
  return true;
}
