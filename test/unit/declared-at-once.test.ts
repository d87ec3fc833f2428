import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { webPush } from '../../activities/providers/web-push/index.ts';
import { faultsOf } from '../../models/config/check.ts';
import { installation } from '../../models/installation.ts';
import { acme } from '../contracts/acme/index.ts';

const right = { ...installation, providers: [acme, webPush] };
const said = { en: 'Hello', ru: 'Привет' };
const { shop } = installation.brands;
const offers = installation.wordings['offers-sms/1']!;

/** Each is wrong in a part of its own, whatever the others are. */
const independent: [part: string, value: unknown, told: string[]][] = [
  ['purpose', ['offers'], ['purpose: there is no such key; did you mean purposes?']],
  [
    'brands',
    {
      ...installation.brands,
      shop: { ...shop, help: ' ' },
      'The Club': { ...shop, name: { en: '{{name}}', ru: 'Клуб' } },
    },
    [
      'brands.shop.help: must not be empty',
      'brands.The Club.name.en: must be plain words, without braces of a template',
      'brands.The Club: must be lower-case letters, digits, dots and dashes',
    ],
  ],
  [
    'events',
    {
      ...installation.events,
      reply: z.object({}),
      'bag.left': z.object({ at: z.date(), n: z.number() }).refine(() => Promise.resolve(true)),
    },
    [
      'events.reply: is a name that Tidings itself tells runs by',
      'events.bag.left.at: is a date, which JSON does not have: take fields.instant or fields.date',
      'events.bag.left: has a check that waits; data are checked at once, so let a journey ask it by lookUp',
    ],
  ],
  ['segments', { regulars: 5 }, ["segments.regulars: must be a condition, such as { attribute: 'plan', is: 'pro' }"]],
  [
    'wordings',
    { ...installation.wordings, 'tips/1': { ...offers, purpose: 'tip' }, 'tips/2': { ...offers, topic: said.en } },
    ['wordings.tips/1.purpose: must be one of purposes', 'wordings.tips/2.topic: must be an object'],
  ],
  ['lookUps', { stock: { ask: () => 1, tries: 0 } }, ['lookUps.stock.tries: must be a whole number, from 1 to 20']],
  [
    'providers',
    [
      { ...acme, channel: 'fax', callback: () => 1, settings: z.object({ 'acme url': z.string() }) },
      { ...webPush, name: 'acme', device: undefined, startUrl: () => '' },
    ],
    [
      'providers.0.channel: must be one of sms, email, telegram, max, push',
      'providers.0.callback: there is no such key',
      'providers.0.settings.acme url: must be a name such as apiKey, which becomes a variable such as ACME_API_KEY',
      'providers.1.name: acme is the name of another provider',
      'providers.1.device: must be a function of its settings',
      'providers.1.startUrl: is of a provider of chats only',
    ],
  ],
  ['policy', { rules: [], date: {} }, ['policy.date: there is no such key']],
  ['journeys', '/journeys', ['journeys: must be a folder beside the file, such as ./journeys']],
  [
    'ownTexts',
    { 'footer/reply': { en: 'Have a nice day' }, 'auto-reply/help': { de: 'Hilfe' }, 'auto-reply/bye': {} },
    [
      'ownTexts.footer/reply.en: must hold a word that ends it, such as STOP',
      'ownTexts.auto-reply/help.de: is no language of locales',
      'ownTexts.auto-reply/bye: there is no such key; did you mean auto-reply/help?',
    ],
  ],
];
const faultsIn = (some: typeof independent) =>
  faultsOf({ ...right, ...Object.fromEntries(some.map(([part, value]) => [part, value])) }).sort();

it('nothing is wrong with the installation that these tests break', () => {
  expect(faultsOf(right)).toEqual([]);
});

it('of independent faults exactly those are told that are there, all at once', () => {
  expect(faultsIn(independent)).toEqual(independent.flatMap(([, , told]) => told).sort());
  fc.assert(
    fc.property(fc.subarray(independent), (some) => {
      expect(faultsIn(some)).toEqual(some.flatMap(([, , told]) => told).sort());
    }),
    { numRuns: 30 },
  );
});

describe('nothing is concluded from a part that is wrong itself', () => {
  const oneBrand = { shop: { ...shop, legalName: 5 } };
  it.each<[string, object, string[]]>([
    ['a purpose that is misspelt is not one that is missing', { purposes: ['Offers', 'tips'] }, ['purposes.0']],
    [
      'languages that are none leave the rest to be asked',
      { locales: 'en', brands: oneBrand },
      ['brands.shop.legalName', 'locales'],
    ],
    [
      'a language that is misspelt is not missing',
      { locales: ['en', 'RU'], ownTexts: { 'footer/link': { ru: 'x' } } },
      ['locales.1'],
    ],
    [
      'a provider that is none has the name of no other',
      { providers: [5, { ...acme, name: 7 }, { ...acme, name: 7 }] },
      ['providers.0', 'providers.1.name', 'providers.2.name'],
    ],
    [
      'own texts that are none lack nothing',
      { locales: ['en', 'ru', 'fi'], ownTexts: 5, brands: {}, wordings: {} },
      ['brands', 'ownTexts'],
    ],
    [
      'a brand without a name may be named',
      { brands: oneBrand, ownTexts: { 'double-opt-in/code': { en: 'Shop: {{secret}} {{topic}}' } } },
      ['brands.shop.legalName'],
    ],
  ])('%s', (_case, parts, places) => {
    const told = faultsOf({ ...right, ...parts }).map((fault) => fault.replace(/: .*/s, ''));
    expect(told.sort()).toEqual(places);
  });
});

it('whatever stands in whatever part, the check ends and says each thing once', () => {
  const parts = Object.keys(installation).filter((part) => part !== 'policy');
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...parts), fc.anything(), { maxKeys: 4 }), (values) => {
      const faults = faultsOf({ ...right, ...values });
      expect(new Set(faults).size).toBe(faults.length);
    }),
  );
});
