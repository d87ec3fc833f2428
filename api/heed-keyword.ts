import { readKeyword, type Keyword } from '../models/domain/keywords.ts';
import { readDataRight } from '../models/domain/refusals/data-rights.ts';
import type { Contact } from '../models/documents/contact.ts';
import { saidIn, type ReplyDocument, type ReplyHandling } from '../models/documents/reply.ts';
import { answer } from './auto-reply.ts';
import { optOut, restore, type OptOutContext } from './opt-out.ts';
import { askForReview } from './review.ts';
import { askAboutReply } from './team-queue.ts';

/** Whoever has his data erased or withdraws a consent wants no marketing either; what is held, a person answers. */
function meant(said: string): Exclude<Keyword, 'data-rights'> | undefined {
  const keyword = readKeyword(said);
  if (keyword !== 'data-rights') return keyword;
  return readDataRight(said) === 'access' ? 'needs-review' : 'opt-out';
}

/**
 * Acts on a reply that speaks to Tidings itself, and says so; undefined when it is for a journey. What only looks like a
 * refusal is for both: marketing pauses, and the journey that asked still hears it. May be repeated.
 */
export async function heedKeyword(
  context: OptOutContext,
  reply: ReplyDocument & { addressHash?: string },
  contacts: Contact[],
): Promise<Extract<ReplyHandling, 'opt-out' | 'start' | 'help' | 'needs-review' | 'no-question'> | undefined> {
  const { _id, addressHash, text = '', at } = reply;
  const keyword = meant(saidIn(reply));
  if (!keyword || !addressHash) return undefined;
  const { runs } = context;
  const contactId = contacts[0]?._id;
  switch (keyword) {
    case 'opt-out':
      await optOut(context, { _id, by: 'keyword', addressHash, source: 'reply by SMS', proof: text, at });
      if (contactId) await answer(runs, 'stopped', contactId, reply);
      return 'opt-out';
    case 'start':
      if (await restore(contacts, addressHash, reply)) {
        if (contactId) await answer(runs, 'restored', contactId, reply);
        return 'start';
      }
      if (!contactId) return undefined;
      // Nothing was there to give back: it is for a person, and no answer to what a run asked.
      await askAboutReply(reply, { contactId, addressHash });
      return 'no-question';
    case 'help':
      if (contactId) await answer(runs, 'help', contactId, reply);
      return 'help';
    case 'needs-review':
      await askForReview(reply, contacts, addressHash);
      return 'needs-review';
  }
}
