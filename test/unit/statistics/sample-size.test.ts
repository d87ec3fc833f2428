import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleSize, sensitivity, smallestDifference } from '../../../models/domain/statistics/sample-size.ts';
import { zTest } from '../../../models/domain/statistics/z-test.ts';
import { seeded } from '../../support/seeded.ts';
import { binomial } from './binomial.ts';

describe('people per arm', () => {
  it.each([
    [0.01, 0.012, 42_693],
    [0.01, 0.015, 7_750],
    [0.02, 0.03, 3_826],
    [0.05, 0.06, 8_158],
    [0.05, 0.065, 3_780],
    [0.05, 0.075, 1_471],
    [0.1, 0.12, 3_841],
    [0.1, 0.15, 686],
  ])('to tell %d from %d are %d', (from, to, people) => {
    expect(sampleSize(from, to)).toBe(people);
    expect(sampleSize(to, from)).toBe(people);
  });

  it('are those of the example of power.prop.test in R', () => {
    expect(sampleSize(0.5, 0.75, { power: 0.9 })).toBe(77);
    expect(0.5 + smallestDifference(0.5, 50, { power: 0.9 })!).toBeCloseTo(0.8026, 4);
  });

  it('find as often as promised', () => {
    const chance = seeded(11);
    const [from, to, pilots] = [0.05, 0.065, 2_000];
    for (const power of [0.8, 0.9]) {
      const people = sampleSize(from, to, { power });
      let found = 0;
      for (let pilot = 0; pilot < pilots; pilot++) {
        const [control, variant] = [from, to].map((share) => ({ count: binomial(chance, people, share), of: people }));
        if (zTest(control!, variant!).p < 0.05) found++;
      }
      const fourErrors = 4 * Math.sqrt((power * (1 - power)) / pilots);
      expect(Math.abs(found / pilots - power)).toBeLessThan(fourErrors);
    }
  });

  it('cannot tell a share from itself, nor from what is no share', () => {
    expect(() => sampleSize(0.05, 0.05)).toThrow('no size tells 0.05 from itself');
    expect(() => sampleSize(0.05, 1.1)).toThrow(RangeError);
    expect(() => sampleSize(NaN, 0.1)).toThrow(RangeError);
    expect(() => sampleSize(0.05, 0.06, { power: 1 })).toThrow(RangeError);
    expect(() => sampleSize(0.05, 0.06, { alpha: 0 })).toThrow(RangeError);
  });
});

describe('the smallest difference', () => {
  it('is found by these people and not by fewer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 30, max: 1_000_000 }), (perMille, people) => {
        const from = perMille / 1_000;
        const least = smallestDifference(from, people);
        if (least === undefined) return;
        expect(sampleSize(from, Math.min(1, from + least * 1.000_001))).toBeLessThanOrEqual(people);
        expect(sampleSize(from, from + least * 0.999)).toBeGreaterThanOrEqual(people);
      }),
    );
  });

  it('is none for a handful of people, or where nothing lies above', () => {
    expect(smallestDifference(0.5, 5)).toBeUndefined();
    expect(smallestDifference(1, 1_000)).toBeUndefined();
  });

  it('needs people, and a share', () => {
    for (const people of [0, -1, 1.5, NaN]) expect(() => smallestDifference(0.1, people)).toThrow(RangeError);
    expect(() => smallestDifference(-0.1, 100)).toThrow(RangeError);
  });
});

describe('what a pilot can tell', () => {
  it.each([
    [0.05, 8_158, 'small', '8158 people per arm find a rise from 5 % to 6 % or more in 80 % of pilots.'],
    [
      0.05,
      3_780,
      'large',
      '3780 people per arm find a rise from 5 % to 6.5 % or more in 80 % of pilots: only large differences.',
    ],
    [
      0.05,
      500,
      'disasters',
      '500 people per arm find a rise from 5 % to 9.6 % or more in 80 % of pilots: they catch only disasters, ' +
        'and finding nothing means nothing.',
    ],
    [0.5, 5, 'disasters', '5 people per arm find no rise over 50 % at all.'],
  ] as const)('of a share of %d with %d people per arm', (from, people, finds, sentence) => {
    expect(sensitivity(from, people)).toMatchObject({ finds, sentence });
  });
});
