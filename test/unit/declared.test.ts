import { expect, it } from 'vitest';
import { z } from 'zod';
import { faultsOf } from '../../models/config/check.ts';
import { installation } from '../../models/installation.ts';

const faults = (changed: object) => faultsOf({ ...installation, ...changed });
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
  ['misspelt', { ask, timeout: 5 }, ['stock: Unrecognized key: "timeout"']],
])('a look-up that is %s', (_case, stock, told) => {
  expect(faults({ lookUps: { stock } })).toEqual(told.map((fault) => `lookUps.${fault}`));
});

it('a name that is refused says what a name must be', () => {
  expect(faults({ lookUps: { 'the stock': ask }, segments: { Regulars: ask } })).toEqual([
    'segments.Regulars: must be lower-case letters, digits, dots and dashes',
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
    'wordings.offers-sms/1.topic.fi',
    'wordings.offers-sms/1.text.fi',
    'wordings.tips-sms/1.topic.fi',
    'wordings.tips-sms/1.text.fi',
  ]);
});

it('a language in which Tidings does not come is told with the keys that it needs', () => {
  const brands = { shop: { name: { fi: 'Kauppa' }, legalName: 'Kauppa Oy', help: 'apu@kauppa.example' } };
  const [fault] = faults({ locales: ['fi'], brands, wordings: {} });
  expect(fault).toMatch(
    /^locales: Tidings does not come in fi; say in ownTexts what it says there: auto-reply\/stopped, /,
  );
});

it.each<[string, object, string]>([
  ['no brand', { brands: {} }, 'brands: is empty'],
  ['a language twice', { locales: ['en', 'ru', 'en'] }, 'locales: names en twice'],
  ['journeys elsewhere', { journeys: '/journeys' }, 'journeys: must be a folder beside the file, such as ./journeys'],
  [
    'a text that Tidings does not have',
    { ownTexts: { 'auto-reply/bye': {} } },
    'ownTexts: Unrecognized key: "auto-reply/bye"',
  ],
  ['a word that it does not know', { purpose: ['offers'] }, ': Unrecognized key: "purpose"'],
])('%s is told with its place', (_case, changed, told) => {
  expect(faults(changed)).toContain(told);
});
