import { expect, it } from 'vitest';
import { z } from 'zod';
import { faultsOfOwnTexts } from '../../models/config/check-own-texts.ts';
import { routeSettings } from '../../cli/wiring/route-settings.ts';
import { faultsOf } from '../../models/config/check.ts';
import { telegram } from '../../activities/providers/telegram/index.ts';
import { webPush } from '../../activities/providers/web-push/index.ts';
import { settingsOfEveryRoute } from '../../models/config/provider.ts';
import { acme } from '../contracts/acme/index.ts';
import { installation } from '../../models/installation.ts';
import { shipped } from '../../models/own-texts/own-texts.ts';

/** The segments of the shop speak of its events and attributes. */
const without = (changed: object) => ('events' in changed || 'attributes' in changed ? { segments: {} } : {});
const faults = (changed: object) => faultsOf({ ...installation, ...without(changed), ...changed });
const ask = () => 1;

it.each<[string, unknown, string[]]>([
  ['a function', ask, []],
  ['one with limits', { ask, within: '1 minute', tries: 20 }, []],
  ['one with a limit', { ask, tries: 1 }, []],
  ['no function', 'https://shop.example', ['stock: must be a function, or what lookUp answers']],
  ['empty', {}, ['stock.ask: must be a function, or what lookUp answers']],
  ['nothing', null, ['stock: must be a function, or what lookUp answers']],
  ['too long', { ask, within: '2 minutes' }, ['stock.within: must be a time such as 10 seconds, at most 1 minute']],
  ['no time', { ask, within: '0 seconds' }, ['stock.within: must be a time such as 10 seconds, at most 1 minute']],
  ['a number of what', { ask, within: 5 }, ['stock.within: must be a time such as 10 seconds, at most 1 minute']],
  ['never tried', { ask, tries: 0 }, ['stock.tries: must be a whole number, from 1 to 20']],
  ['tried for ever', { ask, tries: Infinity }, ['stock.tries: must be a whole number, from 1 to 20']],
  ['misspelt', { ask, timeout: 5 }, ['stock.timeout: there is no such key']],
])('a look-up that is %s', (_case, stock, told) => {
  expect(faults({ lookUps: { stock } })).toEqual(told.map((fault) => `lookUps.${fault}`));
});

it('a name that is refused says what a name must be', () => {
  expect(faults({ lookUps: { 'the stock': ask }, segments: { Regulars: { list: 'vip' } } })).toEqual([
    'segments.Regulars: must be lower-case letters, digits, dots and dashes, a letter first',
    'lookUps.the stock: must be letters, digits and dashes, the first a small letter',
  ]);
});

it.each(['reply', 'click', 'team', 'opted-out', 'consent.confirmed'])(
  'an event cannot be called %s, by which Tidings tells runs of something else',
  (name) => {
    expect(faults({ events: { [name]: z.object({}) } })).toEqual([
      `events.${name}: is a name that Tidings itself tells runs by`,
    ]);
  },
);

it('a language needs a name of each brand, and words of each wording', () => {
  expect(faults({ locales: ['en', 'ru', 'fi'] }).map((fault) => fault.split(':')[0])).toEqual([
    'brands.shop.name.fi',
    'brands.club.name.fi',
    'brands.club.help.fi',
    'wordings.offers-sms/1.topic.fi',
    'wordings.offers-sms/1.text.fi',
    'wordings.tips-sms/1.topic.fi',
    'wordings.tips-sms/1.text.fi',
    'locales',
  ]);
});

it('a language in which Tidings does not come is told with the keys that it needs', () => {
  const brands = { shop: { name: { fi: 'Kauppa' }, legalName: 'Kauppa Oy', help: 'apu@kauppa.example' } };
  const [fault] = faults({ locales: ['fi'], brands, wordings: {} });
  expect(fault).toMatch(
    /^locales: Tidings does not come in fi; say in ownTexts what it says there: auto-reply\/stopped, /,
  );
});

it.each<[string, unknown, string[]]>([
  ['one for all', 'help@shop.example', []],
  ['one in each language', { en: 'help@shop.example', ru: '+74951234567' }, []],
  ['none', undefined, ['help: is missing']],
  ['nothing', null, ['help: must be an object']],
  ['empty', ' ', ['help: must not be empty']],
  ['a number', 5, ['help: must be a string']],
  ['none in a language', { en: 'help@shop.example' }, ['help.ru: is missing, and locales names ru']],
  ['nothing in a language', { en: 'help@shop.example', ru: '' }, ['help.ru: must not be empty']],
])('help of a brand that is %s', (_case, help, told) => {
  const { shop } = installation.brands;
  expect(faults({ brands: { shop: { ...shop, help } } })).toEqual(told.map((fault) => `brands.shop.${fault}`));
});

it.each<[string, object, string]>([
  ['no brand', { brands: {} }, 'brands: is empty'],
  ['a language twice', { locales: ['en', 'ru', 'en'] }, 'locales: names en twice'],
  ['journeys elsewhere', { journeys: '/journeys' }, 'journeys: must be a folder beside the file, such as ./journeys'],
  [
    'a text that Tidings does not have',
    { ownTexts: { 'auto-reply/bye': {} } },
    'ownTexts.auto-reply/bye: there is no such key; did you mean auto-reply/help?',
  ],
  ['a word that it does not know', { purpose: ['offers'] }, 'purpose: there is no such key; did you mean purposes?'],
  ['no language', { locales: undefined }, "locales: is missing; for example locales: ['en']"],
  ['a language as a word', { locales: 'en' }, 'locales: must be an array'],
  [
    'a language without a name of the brand',
    { locales: ['en', 'ru', 'fi'] },
    'brands.shop.name.fi: is missing, and locales names fi',
  ],
])('%s is told with its place', (_case, changed, told) => {
  expect(faults(changed)).toContain(told);
});

it.each<[string, unknown, string[]]>([
  ['right', acme, []],
  ['right for chats', telegram, []],
  ['right for notifications', webPush, []],
  [
    'of chats that nobody can open',
    { ...telegram, startUrl: undefined },
    ['startUrl: must be a function of its settings'],
  ],
  ['of devices that it cannot read', { ...webPush, device: undefined }, ['device: must be a function of its settings']],
  ['of chats with devices', { ...telegram, device: () => 1 }, ['device: is of a provider of notifications only']],
  [
    'of a way that there is not',
    { ...acme, channel: 'fax' },
    ['channel: must be one of sms, email, telegram, max, push'],
  ],
  ['no provider', 'acme', [': must be an object']],
  [
    'called in capitals',
    { ...acme, name: 'Acme' },
    ['name: must be lower-case letters, digits and dashes, at most 32'],
  ],
  ['misspelt', { ...acme, callback: () => 1 }, ['callback: there is no such key']],
  ['without callbacks', { ...acme, callbacks: undefined }, ['callbacks: must be a function of its settings']],
  [
    'with settings of no kind',
    { ...acme, settings: { url: 'https://acme.example' } },
    ['settings: must be a z.object of its settings'],
  ],
  [
    'with a setting of every route',
    { ...acme, settings: z.object({ partsPerSecond: z.string() }) },
    ['settings.partsPerSecond: is what Tidings itself reads for each route'],
  ],
  [
    'with settings that can be no variables',
    { ...acme, settings: z.object({ ACME_URL: z.string(), 'acme url': z.string() }) },
    [
      'settings.ACME_URL: must be a name such as apiKey, which becomes a variable such as ACME_API_KEY',
      'settings.acme url: must be a name such as apiKey, which becomes a variable such as ACME_API_KEY',
    ],
  ],
])('a provider that is %s', (_case, provider, told) => {
  expect(faults({ providers: [provider] })).toEqual(
    told.map((fault) => `providers.0${fault.startsWith(':') ? '' : '.'}${fault}`),
  );
});

it('two providers of one name', () => {
  expect(faults({ providers: [acme, acme] })).toEqual(['providers.1.name: acme is the name of another provider']);
});

it('a policy is held to the schema of its file, each fault with its place', () => {
  const policy = {
    rules: [
      { id: 'a', says: 'A.', forbids: true },
      { id: 'B', says: 'B.', hours: { weekdays: 'open' } },
    ],
    date: {},
  };
  expect(faults({ policy: { rules: [policy.rules[0]] } })).toEqual([]);
  expect(faults({ policy })).toEqual([
    'policy.rules.1.id: must be lower-case letters, digits, dots and dashes',
    'policy.rules.1.hours.weekdays: must be "closed" or hours such as { "from": "09:00", "to": "20:00" }',
    'policy.date: there is no such key',
  ]);
});

it.each<[string, object, string[]]>([
  [
    'a code that says none',
    { 'double-opt-in/code': { ru: 'Код' } },
    ['double-opt-in/code.ru: must hold {{secret}}, without which nobody can confirm'],
  ],
  [
    'a link that says none',
    { 'double-opt-in/link': { en: 'Confirm' } },
    ['double-opt-in/link.en: must hold {{secret}}, without which nobody can confirm'],
  ],
  [
    'what is agreed to, left out',
    { 'double-opt-in/code': { en: 'Reply {{secret}}' } },
    ['double-opt-in/code.en: must hold {{topic}}, without which nobody knows what they agree to'],
  ],
  ['a code in other words', { 'double-opt-in/code': { en: '{{brand}}: {{ secret }} for {{ topic }}' } }, []],
  [
    'a value that the text does not have',
    { 'footer/link': { en: 'here {{nope}}' } },
    ['footer/link.en: holds {{nope}}, and this text can hold no placeholder'],
  ],
  [
    'a value of another text',
    { 'auto-reply/help': { en: 'Ask {{help}} {{secret}}' } },
    ['auto-reply/help.en: holds {{secret}}, and this text can hold {{brand}}, {{help}}'],
  ],
  [
    'no template',
    { 'auto-reply/help': { en: 'Ask {{help' } },
    ['auto-reply/help.en: holds {{help, and this text can hold {{brand}}, {{help}}'],
  ],
  ['a condition', { 'auto-reply/stopped': { en: 'Bye{{#if undo}}: START{{else}}.{{/if}}' } }, []],
  [
    'a condition without its end',
    { 'auto-reply/stopped': { en: 'Bye{{#if undo}}: START' } },
    ['auto-reply/stopped.en: holds {{#if undo}}, and this text can hold {{brand}}, {{help}}, {{#if undo}}'],
  ],
  [
    'no way to stop',
    { 'footer/reply': { en: 'Have a nice day' } },
    ['footer/reply.en: must hold a word that ends it, such as STOP'],
  ],
  ['another word that stops', { 'footer/reply': { ru: 'Отказ: СТОП' } }, []],
  [
    'a language that is none of its own',
    { 'footer/link': { de: 'Weg' } },
    ['footer/link.de: is no language of locales'],
  ],
  [
    'nothing that is seen',
    { 'footer/link': { en: '\u2063' } },
    ['footer/link.en: must not be empty: a reader sees nothing of it'],
  ],
])('Tidings can be told to say %s, or not', (_case, ownTexts, told) => {
  expect(faults({ ownTexts })).toEqual(told.map((fault) => `ownTexts.${fault}`));
});

it('what is shipped is held to the same', () => {
  for (const [locale, texts] of Object.entries(shipped)) {
    const ownTexts = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, { [locale]: text }]));
    expect(faultsOfOwnTexts(ownTexts, [locale], []), locale).toEqual([]);
  }
});

it.each<[string, string[]]>([
  ['Booking.com', []],
  ['Müller & Söhne', []],
  ['\u200b', ['must not be empty: a reader sees nothing of it']],
  ['{{name}}', ['must be plain words, without braces of a template']],
  ['https://shop.example', ['must be a name, and no address or number']],
  ['www.shop.example', ['must be a name, and no address or number']],
])('the name of a brand is held to words that every text can hold: %s', (en, told) => {
  const { shop } = installation.brands;
  expect(faults({ brands: { shop: { ...shop, name: { en, ru: 'Лавка' } } } })).toEqual(
    told.map((fault) => `brands.shop.name.en: ${fault}`),
  );
});

const inObject = 'is a name that every object has: choose another';
it.each<[string, object, string[]]>([
  ['a segment', { segments: { constructor: { list: 'vip' } } }, [`segments.constructor: ${inObject}`]],
  ['a look-up called constructor', { lookUps: { constructor: ask } }, [`lookUps: constructor ${inObject}`]],
  ['a look-up', { lookUps: { toString: ask } }, [`lookUps.toString: ${inObject}`]],
  ['an event', { events: { constructor: z.object({}) } }, [`events.constructor: ${inObject}`]],
  ['an attribute', { attributes: { valueOf: z.string() } }, [`attributes.valueOf: ${inObject}`]],
  ['no schema', { events: { 'bag.left': 5 } }, ['events.bag.left: must be a z.object of its fields']],
  ['a purpose twice', { purposes: ['offers', 'tips', 'tips'] }, ['purposes: names tips twice']],
])('%s is refused where it cannot be told apart', (_case, changed, told) => {
  expect(faults(changed)).toEqual(told);
});

const waiting = 'has a check that waits; data are checked at once, so let a journey ask it by lookUp';
const noDate = 'is a date, which JSON does not have: take fields.instant or fields.date';
const tree = z.object({
  get branches() {
    return z.array(tree);
  },
});
it.each<[string, z.ZodType, string[]]>([
  ['a date', z.date(), [noDate]],
  ['a date that may be absent', z.coerce.date().optional(), [noDate]],
  ['dates within', z.array(z.object({ at: z.date() })), [noDate]],
  ['what becomes one', z.string().pipe(z.coerce.date()), [noDate]],
  ['nothing', z.never(), ['is of the kind never, which JSON does not have']],
  ['a big number', z.bigint(), ['is of the kind bigint, which JSON does not have']],
  ['what waits', z.string().transform((text) => Promise.resolve(text)), [waiting]],
  ['a check that waits', z.string().refine(() => Promise.resolve(true)), [waiting]],
  ['text or a date', z.union([z.string(), z.date()]), []],
  ['a tree', tree, []],
])('a field of an event that is %s', (_case, bag, told) => {
  expect(faults({ events: { 'bag.left': z.object({ bag }) } })).toEqual(
    told.map((fault) => `events.bag.left.bag: ${fault}`),
  );
});

it('an event whose check of all its fields waits is refused', () => {
  const bag = z.object({ bag: z.string() }).refine(() => Promise.resolve(true));
  expect(faults({ events: { 'bag.left': bag } })).toEqual([`events.bag.left: ${waiting}`]);
});

it.each<[string, (advertiser: string) => unknown, string[]]>([
  ['names it', (advertiser) => `Offers of ${advertiser}`, []],
  ['names nobody', () => 'Offers', ['must name its advertiser, Example Shop Ltd']],
  ['is empty', () => '', ['must answer words for Example Shop Ltd']],
  ['is no text', () => 5, ['must answer words for Example Shop Ltd']],
  [
    'throws',
    () => {
      throw new Error('no name');
    },
    ['fails for Example Shop Ltd: no name'],
  ],
])('the words of a consent are said once at the start: one that %s', (_case, en, told) => {
  const { 'offers-sms/1': offers } = installation.wordings;
  const brands = { shop: { name: { en: 'Shop', ru: 'Лавка' }, legalName: 'Example Shop Ltd', help: 'a@shop.example' } };
  const wordings = { 'offers-sms/1': { ...offers, text: { ...offers?.text, en } } };
  expect(faults({ brands, wordings })).toEqual(told.map((fault) => `wordings.offers-sms/1.text.en: ${fault}`));
});

it('what Tidings reads for each route is what no provider may have', () => {
  const { shape } = routeSettings({ settings: z.object({}), callbacks: () => undefined });
  expect(Object.keys(shape)).toEqual(settingsOfEveryRoute);
});
