import { isCourtesy } from '../../../models/domain/replies/answers/courtesy.ts';
import { isUnread } from '../../../models/domain/replies/refusals/is-unread.ts';
import { mayRefuse } from '../../../models/domain/replies/refusals/may-refuse.ts';
import type { Contact } from '../../../models/documents/contacts/contact.ts';
import { saidIn, type ReplyDocument } from '../../../models/documents/reply.ts';
import { lastTextTo } from './last-text.ts';
import { askForReview } from '../team/review.ts';

/**
 * A reply to marketing in a language that nobody here reads may be a refusal: marketing pauses until a person has
 * looked. May be repeated.
 */
export async function heedUnread(
  reply: ReplyDocument & { addressHash?: string },
  contacts: Contact[],
): Promise<'needs-review' | undefined> {
  const said = saidIn(reply);
  if (!reply.addressHash || !isUnread(said) || isCourtesy(said)) return undefined;
  const ids = contacts.map(({ _id }) => _id);
  if (!mayRefuse(said, await lastTextTo(ids, reply.at), reply.at)) return undefined;
  await askForReview(reply, contacts, reply.addressHash);
  return 'needs-review';
}
