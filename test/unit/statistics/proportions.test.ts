import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, lift, wilson } from '../../../models/domain/statistics/proportions.ts';
import type { Proportion } from '../../../models/domain/statistics/proportions.ts';

const seen = (count: number, of: number): Proportion => ({ count, of });

const proportion = fc
  .tuple(fc.nat(2_000), fc.nat(2_000))
  .map(([counted, others]): Proportion => ({ count: counted, of: counted + others }))
  .filter(({ of }) => of > 0);

describe('the interval of a share', () => {
  /** Newcombe 1998, Statistics in Medicine 17, 857–872, table I, method 3. */
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %d in %d is that of Newcombe', (count, of, low, high) => {
    const interval = wilson(seen(count, of));
    expect(interval.value).toBe(count / of);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('has the digits of statsmodels 0.15.0', () => {
    expect(wilson(seen(81, 263)).low).toBeCloseTo(0.2552885198782742, 10);
    expect(wilson(seen(81, 263)).high).toBeCloseTo(0.36620957698280004, 10);
  });

  it('touches the end where nobody or everybody counts', () => {
    for (let of = 1; of <= 3_000; of++) {
      expect([wilson(seen(0, of)).low, wilson(seen(0, of), 0.9).low]).toEqual([0, 0]);
      expect([wilson(seen(of, of)).high, wilson(seen(of, of), 0.9).high]).toEqual([1, 1]);
    }
    expect(wilson(seen(7, 7)).low).toBeCloseTo(1 - wilson(seen(0, 7)).high, 12);
  });

  it('of nobody is all there is', () => {
    expect(wilson(seen(0, 0))).toEqual({ value: undefined, low: 0, high: 1 });
  });

  it('holds what was seen, and is wider for more confidence', () => {
    fc.assert(
      fc.property(proportion, (some) => {
        const [usual, surer] = [wilson(some), wilson(some, 0.99)];
        expect(usual.low).toBeLessThanOrEqual(usual.value!);
        expect(usual.high).toBeGreaterThanOrEqual(usual.value!);
        expect(surer.low).toBeLessThanOrEqual(usual.low);
        expect(surer.high).toBeGreaterThanOrEqual(usual.high);
      }),
    );
  });

  it.each([seen(-1, 3), seen(4, 3), seen(0.5, 3), seen(1, NaN), seen(1, Infinity)])('refuses %o', (wrong) => {
    expect(() => wilson(wrong)).toThrow(RangeError);
    expect(() => lift(seen(1, 2), wrong)).toThrow(RangeError);
  });

  it('refuses a confidence of 1', () => {
    expect(() => wilson(seen(1, 3), 1)).toThrow(RangeError);
  });
});

describe('the interval of a difference', () => {
  /** Newcombe 1998, Statistics in Medicine 17, 873–890, table II, method 10, examples a to h. */
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%d/%d − %d/%d is that of Newcombe', (count, of, baseCount, baseOf, low, high) => {
    const interval = difference(seen(baseCount, baseOf), seen(count, of));
    expect(interval.value).toBeCloseTo(count / of - baseCount / baseOf, 12);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('has the digits of statsmodels 0.15.0', () => {
    const { low, high } = difference(seen(48, 80), seen(56, 70));
    expect(low).toBeCloseTo(0.05243147240236498, 10);
    expect(high).toBeCloseTo(0.33387265403690614, 10);
  });

  it('to nobody is all there is', () => {
    const unknown = { value: undefined, low: -1, high: 1 };
    expect([difference(seen(0, 0), seen(1, 2)), difference(seen(1, 2), seen(0, 0))]).toEqual([unknown, unknown]);
  });

  it('turns round with its arms, and stays within −1 and 1', () => {
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        const [there, back] = [difference(a, b), difference(b, a)];
        expect(there.low).toBeCloseTo(-back.high, 12);
        expect(there.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(there.high).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe('the lift', () => {
  /**
   * The trial of Perondi and others, 7/34 and 1/34, in Fagerland, Lydersen and Laake, "Statistical Analysis of Contingency
   * Tables", chapter 4: MOVER-R Wilson 1.1537 to 41.9763, as their package `contingencytables` prints it.
   */
  it('has the interval of Fagerland, Lydersen and Laake', () => {
    const interval = lift(seen(1, 34), seen(7, 34));
    expect(interval.value).toBeCloseTo(6, 12);
    expect(interval.low + 1).toBeCloseTo(1.1537, 4);
    expect(interval.high + 1).toBeCloseTo(41.9763, 4);
  });

  it('has no value and no upper bound over a control of whom nobody counts', () => {
    const interval = lift(seen(0, 200), seen(12, 200));
    expect([interval.value, interval.high]).toEqual([undefined, Infinity]);
    expect(interval.low).toBeGreaterThan(0);
    expect(lift(seen(0, 200), seen(0, 200))).toEqual({ value: undefined, low: -1, high: Infinity });
    expect(JSON.parse(JSON.stringify(interval))).toMatchObject({ high: null });
  });

  it('of nobody is unknown, and of people of whom nobody counts is a loss of all', () => {
    expect(lift(seen(1, 2), seen(0, 0))).toEqual({ value: undefined, low: -1, high: Infinity });
    expect(lift(seen(9, 90), seen(0, 90))).toMatchObject({ value: -1, low: -1 });
  });

  it('leaves out 0 exactly where the difference does', () => {
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        const [absolute, relative] = [difference(a, b), lift(a, b)];
        fc.pre(Math.min(Math.abs(absolute.low), Math.abs(absolute.high)) > 1e-9);
        expect(Math.sign(relative.low)).toBe(Math.sign(absolute.low));
        expect(Math.sign(relative.high)).toBe(Math.sign(absolute.high));
      }),
      { numRuns: 2_000 },
    );
  });
});
