import { addressOf } from '../../../models/domain/addresses.ts';
import type { ConsentRecord } from '../../../models/domain/consent/consent.ts';
import { channels, type Channel } from '../../../models/domain/message.ts';
import type { PastEvent } from '../../../models/domain/segments/history.ts';
import type { PastText } from '../../../models/domain/segments/texts.ts';
import { ConsentModel } from '../../../models/documents/consents/record.ts';
import { ContactModel, type Contact } from '../../../models/documents/contacts/contact.ts';
import { DeliveryModel } from '../../../models/documents/deliveries/delivery.ts';
import { EventModel } from '../../../models/documents/event.ts';
import { SuppressionModel } from '../../../models/documents/suppression.ts';
import { usual } from '../../../models/segments.ts';
import { seeded } from '../seeded.ts';

/** When all is asked. */
export const now = new Date('2026-03-01T10:00:00Z');
const dayMs = 86_400_000;
const ago = (days: number) => new Date(now.getTime() - days * dayMs);

type Person = Pick<Contact, '_id' | 'attributes' | 'createdAt'> & Partial<Contact> & { lists?: string[] };
interface Told {
  person: Person;
  events: PastEvent[];
  texts: PastText[];
  consents: ConsentRecord[];
  ended: Channel[];
}

const words = ['Книги', 'книги', 'toys', 'a.b', 'a*b', ''];
const next = seeded(16);
const below = (count: number) => Math.floor(next() * count);
const oneOf = <T>(all: readonly T[]): T => all[below(all.length)] as T;
const chance = (share: number) => next() < share;

function perhaps<T>(value: () => T): T | undefined {
  return chance(0.7) ? value() : undefined;
}

function someone(index: number): Told {
  const id = `p${String(index).padStart(4, '0')}`;
  const attributes = Object.fromEntries(
    Object.entries({
      plan: perhaps(() => oneOf(words)),
      points: perhaps(() => oneOf([0, 1, 1.5, 10, -2])),
      vip: perhaps(() => chance(0.5)),
      mixed: perhaps(() => oneOf(['1', 1, true, 'x'])),
      birthday: perhaps(() => oneOf(['1990-03-01', '2000-02-29', '1985-03-02', 'soon', '2026-03-10T08:00:00Z'])),
    }).filter(([, value]) => value !== undefined),
  ) as Contact['attributes'];
  const person: Person = {
    _id: id,
    attributes,
    createdAt: ago(below(100)),
    updatedAt: now,
    ...(chance(0.8) ? { phone: `+447700900${String(index % 1_000).padStart(3, '0')}`, addressHash: `n${index}` } : {}),
    ...(chance(0.5) ? { email: `${id}@shop.example`, emailHash: `e${index}` } : {}),
    ...(chance(0.2)
      ? { devices: [{ id: `d${index}`, service: 'x', address: 'y', seenAt: now }], pushHash: `d${index}` }
      : {}),
    ...(chance(0.1) ? { numberState: 'stale' } : {}),
    ...(chance(0.1) ? { optingOut: 'act' } : {}),
    ...(chance(0.6) ? { country: oneOf(['GB', 'DE', 'RU']) } : {}),
    ...(chance(0.6) ? { locale: oneOf(['en-GB', 'ru', 'de']) } : {}),
    ...(chance(0.6) ? { timeZone: oneOf(['Pacific/Auckland', 'Europe/London']) } : {}),
    ...(chance(0.3) ? { lists: oneOf([['vip'], ['vip', 'old'], []]) } : {}),
  };
  const events = Array.from({ length: below(6) }, () => ({
    type: oneOf(['order.placed', 'order.shipped']),
    time: ago(below(120)),
    data: {
      amount: oneOf([0.1, 0.7, 25, 100, null]),
      currency: oneOf(['EUR', 'GBP']),
      category: oneOf([...words, null]),
      gift: chance(0.5),
    },
  }));
  const texts = Array.from({ length: below(6) }, (): PastText => {
    const acceptedAt = perhaps(() => ago(below(60)));
    const after = () => (acceptedAt ? perhaps(() => new Date(acceptedAt.getTime() + below(5) * 3_600_000)) : undefined);
    return {
      journey: 'welcome',
      message: oneOf(['welcome/hello', 'welcome/tips']),
      channel: oneOf(['sms', 'email']),
      kind: oneOf(['service', 'marketing']),
      ...(chance(0.5) ? { purpose: 'offers' } : {}),
      state: oneOf(['accepted', 'delivered', 'undeliverable', 'suppressed']),
      updatedAt: ago(below(60)),
      acceptedAt,
      deliveredAt: after(),
      clickedAt: after(),
      repliedAt: after(),
      convertedAt: after(),
      complainedAt: after(),
    };
  });
  const consents = Array.from({ length: below(3) }, (_, seq): ConsentRecord => ({
    _id: `${id} ${seq}`,
    seq: seq + 1,
    action: oneOf(['grant', 'withdraw', 'refuse', 'import']),
    purpose: oneOf(['offers', 'tips', '*']),
    brand: oneOf([usual.brand, '*']),
    channel: oneOf(['sms', 'email', '*']),
    at: ago(below(50)),
    ...(chance(0.2) ? { expiresAt: ago(below(10)) } : {}),
  }));
  const isListed = chance(0.1) && person.addressHash !== undefined;
  const ended = channels.filter(
    (channel) => person.optingOut !== undefined || (isListed && addressOf(channel).hash === 'addressHash'),
  );
  return { person, events, texts, consents, ended };
}

/** People of whom all that conditions ask differs, the same ones each time. */
export const everyone = Array.from({ length: 1_200 }, (_, index) => someone(index));

/** Those without what is undefined: the database would keep it as nothing. */
const stored = (row: object) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

/** Puts them, and somebody who is erased, into the database. */
export async function storeEveryone(): Promise<void> {
  await ContactModel.collection.insertMany(everyone.map(({ person }) => person) as never[]);
  await ContactModel.collection.insertOne({ _id: 'erased', attributes: {}, erasedAt: now, createdAt: now } as never);
  const rows = everyone.flatMap(({ person: { _id: contactId }, events, texts, consents }) => [
    { model: EventModel, rows: events.map((event, n) => ({ _id: `${contactId} ${n}`, contactId, ...event })) },
    {
      model: DeliveryModel,
      rows: texts.map((text, n) => ({ _id: `${contactId} ${n}`, contactId, ...stored(text) })),
    },
    { model: ConsentModel, rows: consents.map((consent) => ({ contactId, ...consent })) },
  ]);
  for (const model of [EventModel, DeliveryModel, ConsentModel])
    await model.collection.insertMany(rows.flatMap((each) => (each.model === model ? each.rows : [])) as never[]);
  const listed = everyone.filter(({ person, ended }) => person.optingOut === undefined && ended.length > 0);
  await SuppressionModel.collection.insertMany(
    listed.map(({ person }) => ({ _id: person.addressHash, reason: 'opt-out', at: now })) as never[],
  );
}
