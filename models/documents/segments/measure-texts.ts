import type { IgnoredCondition, Outcome, TextsCondition } from '../../domain/segments/condition.ts';
import { measureOf, windowOf } from '../../domain/segments/measure.ts';
import type { Known } from '../../domain/segments/test-value.ts';
import { areIgnored, foundNobody, type PastText } from '../../domain/segments/texts.ts';
import { reportsArrival, channels } from '../../domain/message.ts';
import { DeliveryModel } from '../deliveries/delivery.ts';
import type { Ids } from './filter.ts';
import { grouped } from '../../domain/segments/grouped.ts';

/** What a condition asks of the texts to these contacts, by their ids; who has none is left out. */
export async function measureTexts(asked: TextsCondition, whose: Ids, now: Date): Promise<Map<string, Known>> {
  const { from, until } = windowOf(asked, now);
  const { when, ...cameToIt } = outcomes[asked.texts];
  const rows = await DeliveryModel.aggregate<{ _id: string; count: number; last: Date }>([
    { $match: { ...meant(asked, whose), ...cameToIt } },
    { $project: { contactId: 1, at: when } },
    ...(from || until
      ? [{ $match: { at: { ...(from ? { $gte: from } : {}), ...(until ? { $lt: until } : {}) } } }]
      : []),
    { $group: { _id: '$contactId', count: { $sum: 1 }, last: { $max: '$at' } } },
  ]);
  const isLast = measureOf(asked).kind === 'last';
  return new Map(rows.map(({ _id, count, last }) => [_id, isLast ? last : count]));
}

const channelsThatReport = channels.filter(reportsArrival);
const arrival = {
  $or: [
    { deliveredAt: { $exists: true } },
    { channel: { $nin: channelsThatReport }, state: { $nin: foundNobody }, acceptedAt: { $exists: true } },
  ],
};

/** When a text came to each, and what else its row must say; `momentOf` is the same for one row. */
const outcomes: Readonly<Record<Outcome, { when: unknown } & Record<string, unknown>>> = {
  sent: { when: '$acceptedAt', acceptedAt: { $exists: true } },
  delivered: { when: { $ifNull: ['$deliveredAt', '$acceptedAt'] }, ...arrival },
  undeliverable: { when: '$updatedAt', state: { $in: foundNobody } },
  clicked: { when: '$clickedAt', clickedAt: { $exists: true } },
  replied: { when: '$repliedAt', repliedAt: { $exists: true } },
  converted: { when: '$convertedAt', convertedAt: { $exists: true } },
  complained: { when: '$complainedAt', complainedAt: { $exists: true } },
};

/** Whether the last so many texts to each of these contacts were ignored. */
export async function measureIgnored(asked: IgnoredCondition, whose: Ids): Promise<Map<string, Known>> {
  const rows = await DeliveryModel.aggregate<PastText & { contactId: string }>([
    { $match: { ...meant(asked, whose), ...arrival } },
    {
      $project: {
        contactId: 1,
        channel: 1,
        state: 1,
        acceptedAt: 1,
        deliveredAt: 1,
        clickedAt: 1,
        repliedAt: 1,
        convertedAt: 1,
      },
    },
  ]);
  const ofContacts = grouped(rows, ({ contactId }) => contactId);
  return new Map([...ofContacts].map(([contactId, texts]) => [contactId, areIgnored(texts, asked.ignored)]));
}

/** The rows of the texts that a condition means. */
function meant(asked: TextsCondition | IgnoredCondition, whose: Ids) {
  const { journey, message, channel, kind, purpose } = asked;
  const named = Object.entries({ journey, message, channel, kind, purpose }).filter(([, value]) => value !== undefined);
  return { contactId: whose, ...Object.fromEntries(named) };
}
