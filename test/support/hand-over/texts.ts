import type { DeliveryRequest } from '../../../models/domain/deliveries/delivery.ts';
import {
  textChannels,
  type Channel,
  type MessageDefinition,
  type TextChannel,
} from '../../../models/domain/message.ts';

/** What may be risked with a text where its answer is lost: `repeatable` is a service text that says `atLeastOnce`. */
export const sorts = ['marketing', 'service', 'repeatable'] as const;
export type Sort = (typeof sorts)[number];

const words = { en: 'Your parcel is at the door.', ru: 'Ваша посылка у двери.' };
const headlines = { en: 'Your parcel', ru: 'Ваша посылка' };

const keyOf = (channel: Channel, sort: Sort) => `handed/${channel}-${sort}`;

function textOf(channel: TextChannel, sort: Sort): MessageDefinition {
  const headline = channel === 'email' ? { subject: headlines } : channel === 'push' ? { title: headlines } : {};
  const common = { channel, text: words, ...headline };
  if (sort === 'marketing') return { ...common, kind: 'marketing', purpose: 'offers' };
  return { ...common, kind: 'service', ...(sort === 'repeatable' ? { atLeastOnce: true } : {}) };
}

/** One text of each sort for each channel, by its key. */
export const texts: ReadonlyMap<string, MessageDefinition> = new Map(
  textChannels.flatMap((channel) => sorts.map((sort) => [keyOf(channel, sort), textOf(channel, sort)] as const)),
);

/** Asks for one text to a contact, as a run would: the same step each time. */
export function stepOf(contactId: string, channel: Channel, sort: Sort, ordinal = 1): DeliveryRequest {
  return {
    workflowId: `handed/${contactId}`,
    startedBy: 'test 1',
    journey: 'handed',
    contactId,
    ordinal,
    message: keyOf(channel, sort),
    values: {},
    notAfter: new Date(Date.now() + 86_400_000).toISOString(),
  };
}
