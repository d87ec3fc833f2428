import type { ReplyDocument } from '../../../models/documents/reply.ts';
import { openTask } from '../../../models/documents/team-task.ts';
import { lastTextTo } from './last-text.ts';

/**
 * CANCEL ends marketing, whatever it was meant for (47 CFR 64.1200(a)(10)); where the last text was about the person's own
 * booking or order, somebody looks whether that was meant, too. May be repeated.
 */
export async function askAboutBooking(
  { _id: replyId, at }: ReplyDocument,
  contactIds: string[],
  addressHash: string,
): Promise<void> {
  const last = await lastTextTo(contactIds, at);
  if (last?.kind !== 'service' || last.journey === 'double-opt-in') return;
  const { contactId, journey, message } = last;
  const question = 'the reply ended marketing; does it cancel a booking or an order, too?';
  await openTask({
    _id: `booking ${replyId}`,
    kind: 'unasked',
    contactId,
    addressHash,
    journey,
    question,
    details: { message },
    replyId,
  });
}
