import { describe, expect, it } from 'vitest';
import { sampleRatio } from '../../../models/domain/statistics/sample-ratio.ts';
import type { FilledArm } from '../../../models/domain/statistics/sample-ratio.ts';
import { seeded } from '../../support/seeded.ts';
import { binomial } from './binomial.ts';

const arm = (people: number, weight: number): FilledArm => ({ people, weight });

describe('the ratio of arms', () => {
  it('of 821,588 to 815,482 is no half (R. Kohavi, D. Tang and Y. Xu, "Trustworthy Online Controlled Experiments", 2020)', () => {
    const { verdict, p } = sampleRatio([arm(821_588, 50), arm(815_482, 50)]);
    expect(verdict).toBe('refused');
    expect(p).toBeCloseTo(1.8217928726191858e-6, 12);
  });

  it("is that of Mendel's peas: 315, 108, 101 and 32 at 9 : 3 : 3 : 1 have a chi-square of 0.47", () => {
    const { verdict, chiSquare, p } = sampleRatio([arm(315, 9), arm(108, 3), arm(101, 3), arm(32, 1)]);
    expect(verdict).toBe('as-drawn');
    expect(chiSquare).toBeCloseTo(0.470024, 6);
    expect(p).toBeCloseTo(0.9254259, 7);
  });

  it('is refused below 0.001 and not above', () => {
    expect(sampleRatio([arm(5_000, 50), arm(5_334, 50)])).toMatchObject({ verdict: 'as-drawn' });
    expect(sampleRatio([arm(5_000, 50), arm(5_335, 50)])).toMatchObject({ verdict: 'refused' });
  });

  it('does not depend on the unit of the weights, nor on the order of six arms', () => {
    const arms = [arm(95, 10), arm(104, 10), arm(213, 20), arm(187, 20), arm(201, 20), arm(200, 20)];
    const { p } = sampleRatio(arms);
    expect(sampleRatio(arms.map(({ people, weight }) => arm(people, weight / 100))).p).toBeCloseTo(p, 12);
    expect(sampleRatio(arms.toReversed()).p).toBeCloseTo(p, 12);
  });

  it('is refused for one honest draw in a thousand', () => {
    const chance = seeded(3);
    const refused = Array.from({ length: 20_000 }, () => {
      const first = binomial(chance, 400, 0.3);
      return sampleRatio([arm(first, 30), arm(400 - first, 70)]).verdict;
    }).filter((verdict) => verdict === 'refused');
    expect(refused.length).toBeGreaterThan(5);
    expect(refused.length).toBeLessThan(40);
  });

  it('tells nothing of few people, even where all came into the smaller arm', () => {
    expect(sampleRatio([arm(0, 50), arm(0, 50)])).toEqual({ verdict: 'too-few', chiSquare: 0, p: 1 });
    expect(sampleRatio([arm(9, 50), arm(0, 50)]).verdict).toBe('too-few');
    expect(sampleRatio([arm(50, 95), arm(48, 5)]).verdict).toBe('too-few');
  });

  it.each([[[arm(5, 100)]], [[]], [[arm(5, 0), arm(5, 100)]], [[arm(-1, 50), arm(5, 50)]], [[arm(1.5, 1), arm(5, 1)]]])(
    'refuses %o',
    (arms) => {
      expect(() => sampleRatio(arms)).toThrow(RangeError);
    },
  );
});
