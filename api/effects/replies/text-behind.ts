import type { Channel } from '../../../models/domain/message.ts';
import { milliseconds } from '../../../models/domain/time/duration.ts';
import { DeliveryModel, type Delivery } from '../../../models/documents/deliveries/delivery.ts';
import type { OptOut } from '../../../models/documents/opt-out.ts';
import { hadBy, lastText } from './last-text.ts';

/** What names no text of ours is put down to one that the person had within this time: the practice of the field. */
const putDownMs = milliseconds('7 days');

/** Answers to STOP and HELP are no texts that somebody answers, or opts out for. */
const notAutomatic = { journey: { $ne: 'auto-reply' } };

/** The text that somebody most likely answers: the latest by the way on which the reply came, of the last seven days. */
export function textBehindReply(contactId: string, channel: Channel, at: Date): Promise<Delivery | undefined> {
  return lastText({ contactId, channel, ...notAutomatic }, at, since(at));
}

/** More texts than these nobody has in seven days. */
const looked = 200;

/**
 * The text for which somebody most likely opts out: the latest advertising of the last seven days, else the latest text; of those
 * to the address that spoke where there are any, since who says STOP by SMS has had enough of what came by SMS.
 */
export async function textBehindOptOut(
  contactId: string,
  { addressHash, at }: Pick<OptOut, 'addressHash' | 'at'>,
): Promise<Pick<Delivery, '_id'> | undefined> {
  const had = await DeliveryModel.find({ contactId, ...notAutomatic, ...hadBy(at, since(at)) })
    .sort({ attemptedAt: -1 })
    .limit(looked)
    .select('kind addressHash')
    .lean();
  const there = had.filter((row) => addressHash !== undefined && row.addressHash === addressHash);
  const among = there.length > 0 ? there : had;
  return among.find(({ kind }) => kind === 'marketing') ?? among[0];
}

function since(at: Date): Date {
  return new Date(at.getTime() - putDownMs);
}
