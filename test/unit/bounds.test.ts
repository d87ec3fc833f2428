import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemsOutOfBounds, outOfBounds, unreadablyMuch } from '../../api/http/bounds.ts';

const nested = (levels: number) => JSON.parse('{"a":'.repeat(levels) + '1' + '}'.repeat(levels)) as unknown;

describe('what no schema may see is refused by field', () => {
  it.each<[string, unknown, string, string]>([
    ['nested 180 deep', { data: nested(180) }, `/data${'/a'.repeat(31)}`, 'deeper than 32'],
    ['nested 30,000 deep', JSON.parse('['.repeat(30_000) + ']'.repeat(30_000)), '/0'.repeat(32), 'deeper than 32'],
    ['four million numbers', { data: { list: Array<number>(4_000_000).fill(1) } }, '/data', '10000 values'],
    ['half a million names', { data: Object.fromEntries(Array(500_000).entries()) }, '/data', '10000 values'],
    ['a text without end', { note: 'x'.repeat(300_000) }, '/note', '262144 characters'],
    ['a name without end', { ['x'.repeat(300_000)]: 1 }, `/${'x'.repeat(100)}`, '262144 characters'],
    ['a NUL in a name', { data: { 'a\0b': 1 } }, '/data/a\0b', 'name of a field'],
    ['a name with a dollar', { data: { list: [{ $ref: 1 }] } }, '/data/list/0/$ref', 'name of a field'],
    ['a name with a dot', { data: { 'a.b': 1 } }, '/data/a.b', 'name of a field'],
    ['__proto__', JSON.parse('{"data":{"__proto__":{"admin":true}}}'), '/data/__proto__', 'name of a field'],
    ['a name of the driver', { data: { x: [{ _bsontype: 5 }] } }, '/data/x/0/_bsontype', 'name of a field'],
    ['a number that is stored as another', { data: { a: [9_007_199_254_740_992] } }, '/data/a/0', 'as text'],
    ['a number that is stored as nothing', JSON.parse('{"data":{"a":-1e400}}'), '/data/a', 'as text'],
    ['half a surrogate pair', { id: 'order-\ud83d' }, '/id', 'surrogate'],
    ['the other half', { id: '\ude00' }, '/id', 'surrogate'],
    ['half a pair in a name', { data: { '\ud800': 1 } }, '/data/\ud800', 'surrogate'],
  ])('%s', (_case, value, pointer, detail) => {
    expect(outOfBounds(value)).toEqual({ pointer, detail: expect.stringContaining(detail) as string });
    expect(itemsOutOfBounds([{}, value])).toMatchObject([undefined, { pointer }]);
  });

  it('each event of a batch has its own bounds, and a batch one of its own', () => {
    const large = { list: Array<number>(9_000).fill(1) };
    expect(itemsOutOfBounds(Array(50).fill(large)).filter(Boolean)).toEqual([]);
    expect(itemsOutOfBounds(Array(60).fill(large)).findIndex(Boolean)).toBe(56);
    expect(outOfBounds(Array(2).fill(large))).toMatchObject({ detail: 'has more than 10000 values' });
  });

  it('a body of millions of lists is refused before it is parsed, whatever stands in its texts', () => {
    const lists = (count: number) => Buffer.from(`["\\"[",${Array(count).fill('[]').join(',')}]`);
    expect(unreadablyMuch(lists(499_999))).toBeUndefined();
    expect(unreadablyMuch(lists(500_000))).toMatchObject({
      pointer: '',
      detail: expect.stringContaining('500000') as string,
    });
    expect(unreadablyMuch(Buffer.from(JSON.stringify(['['.repeat(600_000), '\\', '"[{'])))).toBeUndefined();
  });

  it('what people send passes', () => {
    for (const value of [
      undefined,
      null,
      1,
      'текст 👍🏽',
      { a: [1, { b: null }] },
      nested(31),
      { '': '', constructor: 1 },
    ]) {
      expect(outOfBounds(value)).toBeUndefined();
    }
    const name = fc.string({ unit: 'grapheme' }).filter((text) => !/[.$\0]|^__proto__$/.test(text));
    const value = fc.object({
      key: name,
      values: [
        fc.string({ unit: 'grapheme' }),
        fc.double({ noInteger: true, noDefaultInfinity: true, noNaN: true }),
        fc.maxSafeInteger(),
        fc.constant(null),
      ],
    });
    fc.assert(fc.property(value, (sent) => outOfBounds(sent) === undefined));
  });
});
