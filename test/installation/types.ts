/**
 * What the compiler knows of this installation in journeys, stories and its own tables, without a type argument. Checked
 * from the sources and from the package: an expected error that no longer is one fails it.
 */
import { defineTidings, type PolicyDeclaration } from 'tidings/config';
import { journey, texts } from 'tidings/journey';
import { declareProvider } from 'tidings/provider';
import { begin, consentTo } from 'tidings/testing';
import { z } from 'zod';
import installation from './tidings.config.ts';

const words = texts('types', {
  plain: { kind: 'service', text: { de: 'Guten Tag' } },
  offer: {
    kind: 'marketing',
    purpose: 'aktionen',
    brand: 'radwerk',
    text: { de: "{{field contact.bike else='Rad'}}" },
  },
});
// @ts-expect-error the language is missing
texts('types', { a: { kind: 'service', text: {} } });
// @ts-expect-error one language too many
texts('types', { a: { kind: 'service', text: { de: 'Guten Tag', en: 'Hello' } } });
// @ts-expect-error it is called `asks`
texts('types', { a: { kind: 'service', ask: true, text: { de: 'Guten Tag' } } });
// @ts-expect-error marketing has no priority
texts('types', { a: { kind: 'marketing', purpose: 'aktionen', priority: 'high', text: { de: 'Guten Tag' } } });
// @ts-expect-error no such purpose
texts('types', { a: { kind: 'marketing', purpose: 'offers', text: { de: 'Guten Tag' } } });
// @ts-expect-error no such brand
texts('types', { a: { kind: 'service', brand: 'shop', text: { de: 'Guten Tag' } } });
// @ts-expect-error no such attribute
texts('types', { a: { kind: 'service', text: { de: "{{field contact.city else='Sie'}}" } } });

const row = { about: '', onePer: 'repairId', again: 'never', texts: words } as const;
journey('types', { ...row, startsOn: 'repair.accepted', hears: ['repair.ready'] }, async (kit) => {
  const { event, send, waitForEvent, inSegment, contactHas, lookUp } = kit;
  event.data.repairId satisfies string;
  // @ts-expect-error no such field
  event.data.orderId satisfies unknown;
  // @ts-expect-error it may be absent
  event.data.part satisfies string;
  (await waitForEvent('repair.ready', { within: '1 day' }))?.data.price satisfies number | undefined;
  // @ts-expect-error no such event
  await waitForEvent('order.shipped', { within: '1 day' });
  await inSegment('regulars');
  // @ts-expect-error no such segment
  await inSegment('pro-members');
  await contactHas('member', true);
  // @ts-expect-error no such value
  await contactHas('member', 'yes');
  // @ts-expect-error no such attribute
  await contactHas('plan');
  (await lookUp('inStock', { part: 'Kette' }))?.pieces satisfies number | undefined;
  // @ts-expect-error no such look-up
  await lookUp('stock', { part: 'Kette' });
  // @ts-expect-error not its input
  await lookUp('inStock', { sku: 'Kette' });
  // @ts-expect-error not the kind of its input
  await lookUp('inStock', { part: 1 });
  // @ts-expect-error it needs an input
  await lookUp('inStock');
  await send(words.plain, {}, { brand: 'radwerk' });
  // @ts-expect-error no such brand
  await send(words.plain, {}, { brand: 'shop' });
  return { endedBy: 'end' };
});
// @ts-expect-error no such event to hear
journey('types', { ...row, startsOn: 'repair.accepted', hears: ['repair.redy'] }, () =>
  Promise.resolve({ endedBy: 'end' }),
);
// @ts-expect-error no such event
journey('types', { ...row, startsOn: 'order.placed' }, () => Promise.resolve({ endedBy: 'end' }));

const at = { at: '12:00' };
const story = await begin('repair.accepted', { repairId: 'R-7' }, at);
await story.event('repair.ready', { repairId: 'R-7', price: 5, currency: 'EUR' });
// @ts-expect-error no such event
await story.event('order.shipped', { repairId: 'R-7' });
// @ts-expect-error not its data
await story.event('repair.ready', { repairId: 'R-7', price: 'five', currency: 'EUR' });
await begin('repair.accepted', { repairId: 'R-7' }, { ...at, lookUps: { inStock: () => ({ pieces: 1 }) } });
// @ts-expect-error not what it answers
await begin('repair.accepted', { repairId: 'R-7' }, { ...at, lookUps: { inStock: () => ({ pieces: 'one' }) } });
// @ts-expect-error no such look-up
await begin('repair.accepted', { repairId: 'R-7' }, { ...at, lookUps: { stock: () => ({ pieces: 1 }) } });
await begin(
  'repair.accepted',
  { repairId: 'R-7' },
  { ...at, person: { attributes: { bike: 'Stadtrad', since: 2019 } } },
);
// @ts-expect-error not its kind
await begin('repair.accepted', { repairId: 'R-7' }, { ...at, person: { attributes: { member: 'yes' } } });
// @ts-expect-error no such event
await begin('repair.accepted', { repairId: 'R-7' }, { ...at, person: { had: { 'order.placed': 1 } } });
// @ts-expect-error no such event
await begin('repair.accepted', { repairId: 'R-7' }, { ...at, before: [{ name: 'order.placed', data: {} }] });
// @ts-expect-error it is called `person`
await begin('repair.accepted', { repairId: 'R-7' }, { ...at, persons: {} });
// @ts-expect-error no such event
await begin('order.placed', { orderId: 'o1' }, at);
// @ts-expect-error not its data
await begin('repair.accepted', { orderId: 'o1' }, at);
consentTo('aktionen');
// @ts-expect-error no such purpose
consentTo('offers');

const policy = {
  rules: [{ id: 'gap', says: 'A gap.', caps: [{ limit: 1, perHours: 2 }] }],
} satisfies PolicyDeclaration;
const own = { locales: ['de'], brands: installation.brands, events: {}, journeys: './journeys' } as const;
defineTidings({ ...own, policy });
// @ts-expect-error an hour is from when to when
({ rules: [{ id: 'a', says: 'A.', hours: { weekdays: { from: '10:00' } } }] }) satisfies PolicyDeclaration;
// @ts-expect-error it is called `hours`
({ rules: [{ id: 'a', says: 'A.', hour: {} }] }) satisfies PolicyDeclaration;
// @ts-expect-error no such kind
({ rules: [{ id: 'a', says: 'A.', kind: 'news' }] }) satisfies PolicyDeclaration;

const settings = z.object({ token: z.string() });
const provider = (_token: unknown): never => {
  throw new Error('none');
};
const callbacks = provider;
const sms = declareProvider({
  name: 'sms',
  channel: 'sms',
  settings,
  provider: ({ token }) => provider(token satisfies string),
  callbacks,
});
defineTidings({ ...own, providers: [sms] });
// @ts-expect-error no such channel
declareProvider({ name: 'sms', channel: 'fax', settings, provider, callbacks });
declareProvider({ name: 'sms', channel: 'sms', settings, provider });
// @ts-expect-error it is called `callbacks`
declareProvider({ name: 'sms', channel: 'sms', settings, provider, callback: callbacks });

// A run is per a key that all its events always carry.
const parts = { ...row, onePer: 'part' } as const;
const plain = () => Promise.resolve({ endedBy: 'end' });
// @ts-expect-error it may be absent
journey('types', { ...parts, startsOn: 'repair.accepted' }, plain);
// @ts-expect-error it may be absent where it is heard
journey('types', { ...row, startsOn: 'repair.ready', onePer: 'part', hears: ['repair.accepted'] }, plain);
// @ts-expect-error a price is no key
journey('types', { ...row, startsOn: 'repair.ready', onePer: 'price' }, plain);
const misspelt = 'repair.redy';
// @ts-expect-error no such event, which is all that is wrong
journey('types', { ...row, hears: ['repair.accepted'], startsOn: misspelt }, plain);

// The tables of the config are held to each other.
// @ts-expect-error the name of the brand lacks a language
defineTidings({ ...own, locales: ['de', 'en'] });
const { radwerk } = installation.brands;
defineTidings({ ...own, brands: { radwerk: { ...radwerk, help: { de: 'hilfe@radwerk.example' } } } });
// @ts-expect-error the help of the brand lacks its language
defineTidings({ ...own, brands: { radwerk: { ...radwerk, help: { en: 'help@radwerk.example' } } } });
// @ts-expect-error no such event to count
defineTidings({ ...own, segments: { regulars: { event: 'order.placed' } } });
// @ts-expect-error it is called `journeys`
defineTidings({ locales: ['de'], brands: installation.brands, events: {}, journey: './journeys' });
// @ts-expect-error there is no such field
defineTidings({ ...own, lookups: {} });
// @ts-expect-error Tidings says nothing of this name
defineTidings({ ...own, ownTexts: { 'footer/replies': { de: 'STOP' } } });
