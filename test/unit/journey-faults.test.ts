import { expect, it } from 'vitest';
import { z } from 'zod';
import { fields } from '../../models/config/fields.ts';
import { faultsOfJourney } from '../../models/config/check-journey.ts';
import { installation } from '../../models/installation.ts';
import { catalogue } from '../../workflows/catalogue.ts';
import { journey } from '../../workflows/journey/declare.ts';

const tracking = catalogue['order-tracking']!;
const hello = { kind: 'service', key: 'order-tracking/hello', text: { en: 'Hello', ru: 'Привет' } };
const letter = { ...hello, channel: 'email', subject: hello.text };
const offer = { ...hello, kind: 'marketing', purpose: 'offers' };

const faults = (changed: object) => faultsOfJourney({ ...tracking, ...changed }, installation);

it('the shipped journeys have none', () => {
  const all = Object.values(catalogue).filter(({ name }) => name !== 'double-opt-in');
  expect(all.flatMap((journey) => faultsOfJourney(journey, installation))).toEqual([]);
});

it.each<[string, object, string]>([
  ['an option that is misspelt', { ...hello, ask: true }, 'hello.ask: there is no such option'],
  ['priority on marketing', { ...offer, priority: 'high' }, 'hello.priority: is of a service text only'],
  ['a repeat of marketing', { ...offer, atLeastOnce: true }, 'hello.atLeastOnce: is of a service text only'],
  ['an answer at any hour', { ...offer, answers: true }, 'hello.answers: there is no such option'],
  ['advertising at any hour', { ...offer, atOnce: true }, 'hello.atOnce: is of a service text only'],
  [
    'a debt at any hour',
    { ...hello, about: 'debt', atOnce: true },
    'hello.atOnce: cannot be with about: debt, which has hours by law',
  ],
  [
    'words that sell at any hour',
    { ...hello, atOnce: true, text: { en: 'Sale!', ru: 'Привет' } },
    'hello.text.en: reads as advertising, which cannot be with atOnce: sale',
  ],
  [
    'words that sell before others',
    { ...hello, priority: 'high', text: { en: 'Hello', ru: 'Скидка 20%' } },
    'hello.text.ru: reads as advertising, which cannot be with priority: high: скидка, 20%',
  ],
  [
    'marketing without a purpose',
    { ...offer, purpose: undefined },
    'hello.purpose: is missing: marketing names one of the purposes in tidings.config.ts',
  ],
  ['a purpose on service', { ...hello, purpose: 'offers' }, 'hello.purpose: is of a marketing text only'],
  [
    'a language that the installation does not have',
    { ...hello, text: { ...hello.text, de: 'Hallo' } },
    'hello.text.de: there is no such language in tidings.config.ts',
  ],
  ['no Russian', { ...hello, text: { en: 'Hello' } }, 'hello.text.ru: is missing'],
  [
    'a text of which nothing is seen',
    { ...hello, text: { en: 'Hello', ru: '\u200b' } },
    'hello.text.ru: must not be empty: a reader sees nothing of it',
  ],
  ['an empty text', { ...hello, text: { en: 'Hello', ru: ' ' } }, 'hello.text.ru: must not be empty'],
  ['a kind that there is not', { ...hello, kind: 'news' }, 'hello.kind: must be service or marketing'],
  ['no kind', { ...hello, kind: undefined }, 'hello.kind: must be service or marketing'],
  [
    'a purpose that there is not',
    { ...offer, purpose: 'tip' },
    'hello.purpose: must be one of the purposes in tidings.config.ts',
  ],
  ['a brand that there is not', { ...hello, brand: 'nobody' }, 'hello.brand: must be one of shop, club'],
  ['an option that is false', { ...hello, asks: false }, 'hello.asks: is true, or left out'],
  ['half a part', { ...hello, maxParts: 0.5 }, 'hello.maxParts: must be a whole number of parts, 1 or more'],
  [
    'no duration',
    { ...hello, expiresAfter: '2d' },
    "hello.expiresAfter: must be a whole number and a unit, such as '2 days'",
  ],
  [
    'a life that is over',
    { ...hello, expiresAfter: '-1 days' },
    "hello.expiresAfter: must be a whole number and a unit, such as '2 days'",
  ],
  [
    'a life of nothing',
    { ...hello, expiresAfter: '0 days' },
    'hello.expiresAfter: must be more than nothing: the text would never leave',
  ],
])('a text with %s is refused by name', (_case, text, told) => {
  expect(faults({ texts: { hello: text } })).toEqual([`order-tracking: texts.${told}`]);
});

const named = (texts: Record<string, object>) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { ...text, key: `order-tracking/${name}` }]));
const instead = (text: string, more: object = {}) => ({ fallback: { text, ...more } });

it.each<[string, Record<string, object>, string[]]>([
  ['what goes instead', { a: { ...hello, ...instead('b', { unlessDeliveredWithin: '2 hours' }) }, b: letter }, []],
  ['nothing that goes instead', { a: { ...hello, fallback: {} } }, ['a.fallback.text: is missing']],
  [
    'a name that there is not',
    { a: { ...hello, ...instead('c') }, letter },
    ['a.fallback.text: "c" is no text of the journey; the nearest are a, letter'],
  ],
  ['itself', { a: { ...hello, ...instead('a') } }, ['a.fallback.text: leads back to the text itself']],
  [
    'a circle',
    { a: { ...hello, ...instead('b') }, b: { ...hello, ...instead('c') }, c: { ...hello, ...instead('b') } },
    ['b.fallback.text: leads back to the text itself', 'c.fallback.text: leads back to the text itself'],
  ],
  [
    'a text that sells',
    { a: { ...hello, ...instead('b') }, b: offer },
    ['a.fallback.text: b is of another kind', 'a.fallback.text: b is of another purpose'],
  ],
  [
    'another brand',
    { a: { ...hello, ...instead('b') }, b: { ...hello, brand: 'club' } },
    ['a.fallback.text: b is of another brand'],
  ],
  [
    'both limits',
    {
      a: { ...hello, ...instead('b', { unlessDeliveredWithin: '1 hour', ifUndeliverableWithin: '1 day' }) },
      b: letter,
    },
    ['a.fallback: says unlessDeliveredWithin or ifUndeliverableWithin, not both'],
  ],
  [
    'no time',
    { a: { ...hello, ...instead('b', { unlessDeliveredWithin: '0 hours' }) }, b: letter },
    ['a.fallback.unlessDeliveredWithin: must be more than nothing: no report comes at once'],
  ],
  [
    'a fallback that waits longer than its text stays true',
    { a: { ...hello, ...instead('b', { unlessDeliveredWithin: '25 hours' }) }, b: letter },
    ['a.fallback.unlessDeliveredWithin: is longer than the text stays true, 1 day: say less, or a longer expiresAfter'],
  ],
  [
    'a fallback that waits for reports that never come so late',
    { a: { ...hello, expiresAfter: '2 hours', ...instead('b', { ifUndeliverableWithin: '123 hours' }) }, b: letter },
    [
      'a.fallback.ifUndeliverableWithin: is more than 5 days longer than the text stays true, 2 hours: no report comes so late',
    ],
  ],
  [
    'a fallback that waits as long as there may be reports',
    {
      a: { ...hello, expiresAfter: '2 days', ...instead('b', { unlessDeliveredWithin: '2 days' }) },
      b: { ...letter, ...instead('c', { ifUndeliverableWithin: '6 days' }) },
      c: hello,
    },
    [],
  ],
  [
    'a limit that is misspelt',
    { a: { ...hello, ...instead('b', { within: '1 hour' }) }, b: letter },
    ['a.fallback.within: there is no such option'],
  ],
  [
    'a report that never comes',
    { a: { ...letter, ...instead('b', { unlessDeliveredWithin: '2 hours' }) }, b: hello },
    [
      'a.fallback.unlessDeliveredWithin: nobody reports that a text has arrived by email, so the other would always go too: say ifUndeliverableWithin',
    ],
  ],
  [
    'a failure that nobody reports',
    { a: { ...hello, channel: 'telegram', ...instead('b', { ifUndeliverableWithin: '2 hours' }) }, b: hello },
    [
      'a.fallback.ifUndeliverableWithin: nobody reports what became of a text by telegram, so the story would wait for nothing: leave it out',
    ],
  ],
])('a fallback that names %s', (_case, texts, told) => {
  expect(faults({ texts: named(texts) })).toEqual(told.map((fault) => `order-tracking: texts.${fault}`));
});

it.each([
  ['another journey', { hello: { ...hello, key: 'welcome/hello' } }, 'welcome/hello'],
  ['another place', { hello: { ...hello, key: 'order-tracking/bye' } }, 'order-tracking/bye'],
])('a text of %s is refused by name, since it may hide the one of its place', (_case, texts, key) => {
  expect(faults({ texts })).toEqual([
    `order-tracking: texts.hello: is the text ${key}, and must be order-tracking/hello, by which it is known everywhere`,
  ]);
});

it.each<[string, object, string]>([
  ['an option that is misspelt', { hear: ['order.placed'] }, 'hear: there is no such option'],
  ['nothing about it', { about: '' }, 'about: must not be empty'],
  [
    'no event to hear',
    { hears: ['order.shiped'] },
    'hears.0: "order.shiped" is no event of tidings.config.ts; the nearest are order.shipped, order.placed, order.delivered',
  ],
  ['an event heard twice', { hears: ['order.shipped', 'order.shipped'] }, 'hears: names order.shipped twice'],
  [
    'what begins it anew among what it hears',
    { hears: ['order.placed'], restarts: true },
    'hears: names order.placed, on which the story begins anew: it cannot be waited for',
  ],
  ['a key that an event has not', { hears: [], onePer: 'parcelId' }, 'onePer: order.placed has no field parcelId'],
  [
    'a key that is no id',
    { hears: ['order.shipped'], onePer: 'trackingUrl', startsOn: 'order.shipped', goal: undefined },
    'onePer: order.shipped has trackingUrl, which is no fields.id',
  ],
  [
    'an odd re-entry',
    { again: 'sometimes' },
    'again: must be never, always or a duration after which it may: { after: "30 days" }',
  ],
  [
    'a limit of its goal that is too long',
    { goal: { on: 'order.delivered', afterClick: '99999999 days' } },
    'goal.afterClick: must be at most a hundred years',
  ],
  [
    'a re-entry in the past',
    { again: { after: '-30 days' } },
    'again: must be never, always or a duration after which it may: { after: "30 days" }',
  ],
  [
    'a re-entry after nothing',
    { again: { after: '0 days' } },
    'again.after: must be more than nothing; else say always',
  ],
  [
    'a budget per hour',
    { budget: { amount: '5', currency: 'EUR', per: 'hour' } },
    'budget.per: must be day, week or month',
  ],
  ['a retirement in words', { retired: 'yes' }, 'retired: is true, or left out'],
  [
    'a goal that begins it',
    { goal: { on: 'order.placed' } },
    'goal.on: order.placed begins the story, so nothing that it sends can have led to it: let it hear the event instead',
  ],
  [
    'an odd limit of its goal',
    { goal: { on: 'order.delivered', afterclick: '1 day' } },
    'goal.afterclick: there is no such option',
  ],
  [
    'an odd budget',
    { budget: { amount: 5, currency: 'EUR', per: 'day' } },
    'budget.amount: must be digits in quotes, such as "0.045"',
  ],
  [
    'a budget of nothing',
    { budget: { amount: '0.00', currency: 'EUR', per: 'day' } },
    'budget.amount: must be more than nothing: no text could be paid for',
  ],
  [
    'a budget in no money',
    { budget: { amount: '5', currency: 'EUX', per: 'day' } },
    'budget.currency: must be an ISO 4217 code in use, such as EUR',
  ],
])('a journey with %s is refused by name', (_case, changed, told) => {
  expect(faults(changed)).toEqual([`order-tracking: ${told}`]);
});

it.each([{ startsOn: 'bag.left' }, { hears: ['bag.left'] }, { goal: { on: 'bag.left' } }])(
  'a key that may be absent is refused by name: %j',
  (row) => {
    const events = { 'bag.left': z.object({ orderId: fields.id.optional() }) };
    const vocabulary = { ...installation, events: { ...installation.events, ...events } };
    const found = faultsOfJourney({ ...tracking, hears: [], goal: undefined, ...row }, vocabulary);
    expect(found).toEqual(['order-tracking: onePer: bag.left may come without orderId, and has no run then']);
  },
);

it('a key that is described, or checked further, is one', () => {
  const orderId = fields.id.describe('As the shop has it.').refine((id) => id !== 'none');
  const events = { ...installation.events, 'order.placed': z.object({ orderId }) };
  expect(faultsOfJourney(tracking, { ...installation, events })).toEqual([]);
});

const notSpelt = 'must be lower-case letters, digits and single dashes, the first a letter';
const ofJavaScript = 'is a word of the language JavaScript';
it.each([
  ['Big Name', notSpelt],
  ['my visit', notSpelt],
  ['2nd-visit', notSpelt],
  ['żółw', notSpelt],
  ['two--dashes', notSpelt],
  ['default', ofJavaScript],
  ['constructor', ofJavaScript],
  ['to-string', ofJavaScript],
])('a journey cannot be called %s', (name, told) => {
  expect(faults({ name, texts: {} })).toEqual([`${name}: name: ${told}`]);
});

it('what says that a journey is retired is seen as it was written', () => {
  const row = { ...tracking, startsOn: 'order.placed', retired: 'yes' } as never;
  expect(faultsOfJourney(journey('order-tracking', row, tracking.run as never), installation)).toEqual([
    'order-tracking: retired: is true, or left out',
  ]);
});
