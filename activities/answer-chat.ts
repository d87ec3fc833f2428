import { isOfChat } from '../models/domain/message.ts';
import type { SendOutcome } from '../models/domain/deliveries/provider.ts';
import { ownText } from '../models/installation.ts';
import { textFor } from '../models/domain/message.ts';
import { ReplyModel } from '../models/documents/reply.ts';
import { hashId } from '../models/documents/hash-id.ts';
import type { Route } from './deliver/choose-way.ts';
import { tryAgain } from './deliver/try-again.ts';

/** The gateway must give up by then. */
const validMs = 300_000;

/**
 * Answers a chat that belongs to no contact. What goes through the gate goes to contacts, so this does not; it says the same to
 * everybody, and only to who has just opened the chat. Sent again only where it certainly did not leave.
 */
export function createAnswerChat(routes: readonly Route[], now: () => Date) {
  return async function answerChat(replyId: string): Promise<SendOutcome['outcome'] | 'gone'> {
    const reply = await ReplyModel.findById(replyId).select('route from locale').lean();
    const route = routes.find(({ name }) => name === reply?.route);
    if (!reply?.from || !route || !isOfChat(route)) return 'gone';
    const { text } = textFor(ownText('chat/unknown'), reply.locale);
    const validUntil = new Date(now().getTime() + validMs);
    const { outcome } = await route.provider.send({ reference: hashId(replyId), to: reply.from, text, validUntil });
    if (outcome === 'throttled' || outcome === 'not-sent') throw tryAgain('the chat cannot be answered now', outcome);
    await ReplyModel.updateOne({ _id: replyId }, { $unset: { from: 1 } });
    return outcome;
  };
}
