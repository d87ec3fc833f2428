import { isCourtesy } from '../../../models/domain/replies/answers/courtesy.ts';
import { milliseconds } from '../../../models/domain/time/duration.ts';
import { isInOtherScript, isUnread } from '../../../models/domain/replies/refusals/is-unread.ts';
import type { Contact } from '../../../models/documents/contacts/contact.ts';
import { saidIn, type ReplyDocument } from '../../../models/documents/reply.ts';
import { lastTextTo } from './last-text.ts';
import { askForReview } from '../team/review.ts';

/** Later than this nobody answers an offer. */
const answeredWithinMs = milliseconds('7 days');

/**
 * A reply to marketing in a language that nobody here reads may be a refusal: marketing pauses until a person has
 * looked. Where the text asked something, unknown words may be the answer, and only another script counts. May be
 * repeated.
 */
export async function heedUnread(
  reply: ReplyDocument & { addressHash?: string },
  contacts: Contact[],
): Promise<'needs-review' | undefined> {
  const said = saidIn(reply);
  if (!reply.addressHash || !isUnread(said) || isCourtesy(said)) return undefined;
  const ids = contacts.map(({ _id }) => _id);
  const last = await lastTextTo(ids, reply.at);
  if (last?.kind !== 'marketing' || !last.attemptedAt) return undefined;
  if (reply.at.getTime() - last.attemptedAt.getTime() > answeredWithinMs) return undefined;
  if (last.asks && !isInOtherScript(said)) return undefined;
  await askForReview(reply, contacts, reply.addressHash);
  return 'needs-review';
}
