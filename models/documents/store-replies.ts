import { addressOf } from '../domain/addresses.ts';
import { defined } from '../domain/defined.ts';
import type { InboundReply } from '../domain/deliveries/provider.ts';
import { happenedAt } from '../domain/deliveries/happened-at.ts';
import { usualChannel } from '../domain/deliveries/usual-channel.ts';
import type { Channel } from '../domain/message.ts';
import { readPhoneNumber, readSender } from '../domain/numbers/phone-number.ts';
import { owingAfter } from './owing.ts';
import { ReplyModel, type ReplyDocument } from './reply.ts';

/** The route by which people answer. */
export interface InboundRoute {
  name: string;
  channel: Channel;
}

/**
 * Keeps what people have answered on a route, before whoever told it is answered.
 *
 * @param ownMs so long whoever stores them has to give them their effect; then it is anybody's. 0 for who leaves it to others
 * @returns the rows of those that were not kept yet
 */
export async function storeReplies(
  route: InboundRoute,
  replies: readonly InboundReply[],
  ownMs: number,
): Promise<ReplyDocument[]> {
  const fresh: ReplyDocument[] = [];
  for (const row of replies.map((reply) => toRow(route, reply, ownMs))) {
    const { upsertedCount } = await ReplyModel.updateOne({ _id: row._id }, { $setOnInsert: row }, { upsert: true });
    if (upsertedCount > 0) fresh.push(row);
  }
  return fresh;
}

function toRow({ name: route, channel }: InboundRoute, reply: InboundReply, ownMs: number): ReplyDocument {
  const { id, text, at, act, locale } = reply;
  const receivedAt = new Date();
  return defined<ReplyDocument>({
    _id: `${route} ${id}`,
    route,
    ...(channel === usualChannel ? {} : { channel }),
    ...(addressOf(channel).isNumber ? numberOf(reply) : { from: reply.from }),
    text: text.toWellFormed(),
    act,
    locale,
    at: happenedAt(at, receivedAt),
    receivedAt,
    ...owingAfter(ownMs, receivedAt),
  });
}

/** The number that a reply came from, and its country where it tells. */
function numberOf({ from: written }: InboundReply): Pick<ReplyDocument, 'from' | 'country'> {
  const from = readSender(written) ?? written;
  const number = readPhoneNumber(from);
  return { from, ...(number.ok && number.country ? { country: number.country } : {}) };
}
