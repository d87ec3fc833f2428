import { defined } from '../../../models/domain/defined.ts';
import { readKeyword } from '../../../models/domain/replies/keywords.ts';
import { readDataRight } from '../../../models/domain/replies/refusals/data-rights.ts';
import { mayMeanBooking } from '../../../models/domain/replies/refusals/may-mean-booking.ts';
import type { Reach } from '../../../models/domain/consent/suppression.ts';
import { saidIn, type ReplyDocument, type ReplyHandling } from '../../../models/documents/reply.ts';
import { SuppressionModel } from '../../../models/documents/suppression.ts';
import { askAboutBooking } from './ask-about-booking.ts';
import type { AutoReplyName } from '../../../workflows/own/auto-reply.ts';
import { sendAutoReply } from './auto-reply.ts';
import type { ApiContext } from '../../context.ts';
import { askForData } from './data-request.ts';
import { reachOf } from '../consents/opt-out-reach.ts';
import { optOut, restore, type OptOutContext } from '../consents/opt-out.ts';
import type { PeopleBehind } from './people-behind.ts';
import { askForReview } from '../team/review.ts';
import { askAboutReply } from '../team/team-queue.ts';

/**
 * Acts on a reply that speaks to Tidings itself, and says so; undefined when it is for a journey. What only looks like a
 * refusal is for both: marketing pauses, and the journey that asked still hears it. May be repeated.
 */
export async function heedKeyword(
  context: OptOutContext & Pick<ApiContext, 'policy'>,
  reply: ReplyDocument & { addressHash?: string },
  { holders, former }: PeopleBehind,
): Promise<
  Extract<ReplyHandling, 'opt-out' | 'start' | 'help' | 'needs-review' | 'data-request' | 'no-question'> | undefined
> {
  const { _id, addressHash, text = '', at, channel } = reply;
  const said = saidIn(reply);
  const keyword = readKeyword(said);
  if (!keyword || !addressHash) return undefined;
  const { runs } = context;
  // Only a person who has this number now is answered: an answer to its former holder would go to another number.
  const contactId = holders[0]?._id;
  const concerned = former ? [former, ...holders] : holders;
  const ids = concerned.map((contact) => contact._id);
  switch (keyword) {
    case 'opt-out':
      await end(await reachOf(context.policy, { words: said, addressHash, at }, holders[0] ?? former));
      if (concerned[0] && mayMeanBooking(said)) await askAboutBooking(reply, ids, addressHash);
      return 'opt-out';
    case 'data-rights': {
      const right = readDataRight(said) ?? 'access';
      // Whoever has his data erased or kept unused, or takes a consent back, wants no marketing either.
      const ends = right !== 'access' && right !== 'rectification';
      if (ends) await end({}, 'data-stopped');
      if (!concerned[0]) return ends ? 'opt-out' : undefined;
      await askForData({ ...reply, replyId: _id, addressHash }, right, concerned[0]);
      if (!ends && contactId) await sendAutoReply(runs, { what: 'data-request' }, contactId, reply);
      return 'data-request';
    }
    case 'start': {
      const given = await restore(holders, addressHash, reply);
      if (given) {
        if (contactId) await sendAutoReply(runs, { what: given }, contactId, reply);
        return 'start';
      }
      if (!concerned[0]) return undefined;
      // Nothing was there to give back: it is for a person, and no answer to what a run asked.
      await askAboutReply(reply, { contactId: concerned[0]._id, addressHash });
      return 'no-question';
    }
    case 'help':
      if (contactId) await sendAutoReply(runs, { what: 'help' }, contactId, reply);
      return 'help';
    case 'needs-review':
      await askForReview(reply, concerned, addressHash);
      return 'needs-review';
  }

  /** Ends marketing, and what else is meant; says what still comes, and how that ends too. */
  async function end(reach: Reach, what: AutoReplyName = confirmationOf(reach)): Promise<void> {
    const hash = addressHash ?? '';
    await optOut(
      context,
      defined({
        _id,
        by: 'keyword',
        addressHash: hash,
        source: channel ? `reply by ${channel}` : 'reply by SMS',
        proof: text,
        at,
        ...reach,
        contactId: former?._id,
      }),
    );
    if (!contactId) return;
    const row = await SuppressionModel.findById(hash).select('by').lean();
    const undo = row?.by === 'keyword' ? ({ undo: true } as const) : {};
    await sendAutoReply(runs, { what, ...undo }, contactId, reply);
  }
}

function confirmationOf({ everything, matters }: Reach): AutoReplyName {
  if (everything) return 'stopped-all';
  return matters ? 'stopped-matter' : 'stopped';
}
