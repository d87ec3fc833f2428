import { expect, it } from 'vitest';
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
