import { expect, it } from 'vitest';
import { faultsOfJourney } from '../../models/config/check-journey.ts';
import { installation } from '../../models/installation.ts';
import { catalogue } from '../../workflows/catalogue.ts';

const tracking = catalogue['order-tracking']!;
const hello = { kind: 'service', key: 'order-tracking/hello', text: { en: 'Hello', ru: 'Привет' } };
const offer = { ...hello, kind: 'marketing', purpose: 'offers' };

const faults = (changed: object) => faultsOfJourney({ ...tracking, ...changed }, installation);

it('the shipped journeys have none', () => {
  const all = Object.values(catalogue).filter(({ name }) => name !== 'double-opt-in');
  expect(all.flatMap((journey) => faultsOfJourney(journey, installation))).toEqual([]);
});

it.each<[string, object, string]>([
  ['an option that is misspelt', { ...hello, ask: true }, 'hello.ask: there is no such option'],
  ['priority on marketing', { ...offer, priority: 'high' }, 'hello.priority: there is no such option'],
  ['a repeat of marketing', { ...offer, atLeastOnce: true }, 'hello.atLeastOnce: there is no such option'],
  ['a purpose on service', { ...hello, purpose: 'offers' }, 'hello.purpose: there is no such option'],
  [
    'a language that the installation does not have',
    { ...hello, text: { ...hello.text, de: 'Hallo' } },
    'hello.text.de: there is no such language in tidings.config.ts',
  ],
  ['no Russian', { ...hello, text: { en: 'Hello' } }, 'hello.text.ru: is missing'],
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
    'hello.expiresAfter: must be a duration in full words, such as 2 days',
  ],
])('a text with %s is refused by name', (_case, text, told) => {
  expect(faults({ texts: { hello: text } })).toEqual([`order-tracking: texts.${told}`]);
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
    'an odd re-entry',
    { again: 'sometimes' },
    'again: must be never, always or a duration after which it may: { after: "30 days" }',
  ],
  [
    'an odd limit of its goal',
    { goal: { on: 'order.delivered', afterclick: '1 day' } },
    'goal.afterclick: there is no such option',
  ],
  [
    'an odd budget',
    { budget: { amount: 5, currency: 'EUR', per: 'day' } },
    'budget.amount: must be an amount such as "49.90"',
  ],
])('a journey with %s is refused by name', (_case, changed, told) => {
  expect(faults(changed)).toEqual([`order-tracking: ${told}`]);
});
