import type { InboundReply } from '../domain/deliveries/provider.ts';
import { readPhoneNumber, readSender } from '../domain/numbers/phone-number.ts';
import { owingAfter } from './owing.ts';
import { ReplyModel, type ReplyDocument } from './reply.ts';

/**
 * Keeps what people have answered on a route, before whoever told it is answered.
 *
 * @param ownMs so long whoever stores them has to give them their effect; then it is anybody's. 0 for who leaves it to others
 * @returns the rows of those that were not kept yet
 */
export async function storeReplies(
  route: string,
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

function toRow(route: string, { id, from: written, text, at }: InboundReply, ownMs: number): ReplyDocument {
  const receivedAt = new Date();
  const from = readSender(written) ?? written;
  const number = readPhoneNumber(from);
  return {
    _id: `${route} ${id}`,
    route,
    from,
    text: text.toWellFormed(),
    at,
    ...(number.ok && number.country ? { country: number.country } : {}),
    receivedAt,
    ...owingAfter(ownMs, receivedAt),
  };
}
