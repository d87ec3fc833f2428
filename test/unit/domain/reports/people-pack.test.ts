import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPeople, packPeople } from '../../../../models/domain/reports/people-pack.ts';

const number = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 2 ** 31 - 1 }));

describe('packed people', () => {
  it('are counted once, in however many packs they are', () => {
    fc.assert(
      fc.property(fc.array(fc.array(number, { maxLength: 50 }), { maxLength: 6 }), (sets) => {
        // Bits for the largest number take 256 MB, once is enough.
        const small = sets.map((set) => set.map((each) => each % 1_000_003));
        expect(countPeople(small.map(packPeople))).toBe(new Set(small.flat()).size);
      }),
    );
  });

  it.each([
    [[], []],
    [[0x7f], [127]],
    [[0x80, 0x01], [128]],
    // The example of DWARF 5, figure 22: 12857 is 0xb9 0x64.
    [[0xb9, 0x64], [12857]],
    [
      [1, 1, 1],
      [3, 1, 2, 2],
    ],
    [[0xff, 0xff, 0xff, 0xff, 0x07], [2 ** 31 - 1]],
  ])('are %j for %j', (octets, numbers) => {
    expect([...packPeople(numbers)]).toEqual(octets);
  });

  it('cost one octet each where everybody is meant', () => {
    const all = packPeople(Array.from({ length: 100_000 }, (_, index) => index + 1));
    expect(all).toHaveLength(100_000);
    expect(countPeople([all])).toBe(100_000);
    expect(countPeople([all, all, packPeople([100_001])])).toBe(100_001);
  });
});
