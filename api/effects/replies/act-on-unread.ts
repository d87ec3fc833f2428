import { isUnplaced, mayRefuse } from '../../../models/domain/replies/refusals/may-refuse.ts';
import type { Contact } from '../../../models/documents/contacts/contact.ts';
import { saidIn, type ReplyDocument } from '../../../models/documents/reply.ts';
import { lastTextTo } from './last-text.ts';
import { askForReview } from '../team/review.ts';

/**
 * A reply to marketing that nobody here can place, as one in a language that is not read, may be a refusal: marketing
 * pauses until a person has looked. May be repeated.
 */
export async function heedUnread(
  reply: ReplyDocument & { addressHash?: string },
  contacts: Contact[],
): Promise<'needs-review' | undefined> {
  const said = saidIn(reply);
  if (!reply.addressHash || !isUnplaced(said)) return undefined;
  const ids = contacts.map(({ _id }) => _id);
  if (!mayRefuse(said, await lastTextTo(ids, reply.at), reply.at)) return undefined;
  await askForReview(reply, contacts, reply.addressHash);
  return 'needs-review';
}
