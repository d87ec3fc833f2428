import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeId, eventKey } from '../../../models/domain/encode.ts';
import { businessId, eventIdentity } from '../../../models/domain/ids.ts';

/** Ids of all kinds, those with separators, blanks and percent signs most of all. */
const id = fc
  .string({
    unit: fc.constantFrom('a', 'Я', ' ', '/', '%', '2', 'F', '~', "'", '|', '#', '.', '🙂'),
    minLength: 1,
    maxLength: 9,
  })
  .filter((text) => businessId.safeParse(text).success && text.trim() === text);

describe('ids where they travel', () => {
  it('stay themselves where they were allowed before, so that nothing that runs is renamed', () => {
    const before = fc.stringMatching(/^[\w.:-]{1,64}$/).filter((text) => text !== '.' && text !== '..');
    fc.assert(
      fc.property(before, before, (a, b) => {
        expect([encodeId(a), businessId.parse(a), eventKey(a, b)]).toEqual([a, a, `${a} ${b}`]);
      }),
    );
  });

  it('never come out as one, and hold no separator', () => {
    fc.assert(
      fc.property(id, id, (a, b) => {
        expect(encodeId(a)).toMatch(/^[\w.:%-]+$/);
        expect(decodeURIComponent(encodeId(a))).toBe(a);
        expect(encodeId(a) === encodeId(b)).toBe(a === b);
      }),
    );
  });

  it('make a key of an event that no other pair makes', () => {
    fc.assert(
      fc.property(id, id, id, id, (a, b, c, d) => {
        expect(eventKey(a, b) === eventKey(c, d)).toBe(a === c && b === d);
      }),
      { numRuns: 500 },
    );
    expect(eventKey('a b', 'c')).not.toBe(eventKey('a', 'b c'));
  });

  it.each([
    [1001, '1001'],
    [' #1001\u200b', '#1001'],
    ['cafe\u0301', 'café'],
    ['="00123"', '00123'],
    ['+44 7700 900123', '+44 7700 900123'],
    ['anna@shop.example', 'anna@shop.example'],
  ])('%j is %j', (written, kept) => {
    expect(businessId.parse(written)).toBe(kept);
  });

  it.each([['', '..', ' ', 'a\nb', '\ud800', 'x'.repeat(101), 'ы'.repeat(17), 1.5, 2 ** 53, true, null, {}]].flat())(
    '%j is none',
    (written) => {
      expect(businessId.safeParse(written).success).toBe(false);
    },
  );

  it.each(['', ' a', 'a ', 'a\tb', 'x'.repeat(129)])('%j tells no event from another', (written) => {
    expect(eventIdentity.safeParse(written).success).toBe(false);
  });
});
