import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisherTest } from '../../../models/domain/statistics/fisher.ts';
import type { Proportion } from '../../../models/domain/statistics/proportions.ts';

const seen = (count: number, of: number): Proportion => ({ count, of });

describe("Fisher's exact test", () => {
  it('is not convinced by three cups of tea in four (R. A. Fisher, "The Design of Experiments", 1935)', () => {
    expect(fisherTest(seen(1, 4), seen(3, 4))).toBeCloseTo(34 / 70, 12);
    expect(fisherTest(seen(0, 4), seen(4, 4))).toBeCloseTo(2 / 70, 12);
  });

  it('tells the twins of convicts apart (A. Agresti, "Categorical Data Analysis", in the examples of R)', () => {
    expect(fisherTest(seen(10, 13), seen(2, 17))).toBeCloseTo(0.0005367, 7);
  });

  /** `scipy.stats.fisher_exact` of SciPy 1.17.1. */
  it.each([
    [seen(1, 34), seen(7, 34), 0.054400130495065674],
    [seen(15, 72), seen(0, 16), 0.06286666463010933],
    [seen(156, 2_400), seen(120, 2_400), 0.029837928541455283],
    [seen(0, 29), seen(5, 56), 0.1606214432094711],
    [seen(11, 14), seen(1, 10), 0.0027594561852200836],
  ])('has the digits of SciPy for %o and %o', (control, variant, p) => {
    expect(fisherTest(control, variant)).toBeCloseTo(p, 10);
  });

  it('finds nothing where there is nobody, or where all or none count', () => {
    const pairs = [
      [seen(0, 0), seen(0, 0)],
      [seen(0, 0), seen(3, 4)],
      [seen(0, 9), seen(0, 5)],
      [seen(9, 9), seen(5, 5)],
    ] as const;
    expect(pairs.map(([control, variant]) => fisherTest(control, variant))).toEqual([1, 1, 1, 1]);
  });

  it('stays a number for many people who differ in all', () => {
    expect(fisherTest(seen(0, 20_000), seen(20_000, 20_000))).toBe(0);
    expect(fisherTest(seen(5_000, 100_000), seen(5_000, 100_000))).toBeCloseTo(1, 12);
  });

  it('is what adding up all tables gives, by binomial coefficients', () => {
    const small = fc.tuple(fc.nat(12), fc.nat(12)).map(([count, others]) => seen(count, count + others));
    fc.assert(
      fc.property(small, small, (control, variant) => {
        expect(fisherTest(control, variant)).toBeCloseTo(byCounting(control, variant), 10);
      }),
    );
  });
});

/** The test by its definition, on whole numbers. */
function byCounting(control: Proportion, variant: Proportion): number {
  const counted = control.count + variant.count;
  const ways = (count: number) => choose(variant.of, count) * choose(control.of, counted - count);
  const all = Array.from({ length: counted + 1 }, (_, count) => ways(count));
  const unlikely = all.filter((each) => each <= ways(variant.count));
  const sum = (numbers: readonly bigint[]) => numbers.reduce((total, each) => total + each, 0n);
  return Number(sum(unlikely)) / Number(sum(all));
}

function choose(from: number, count: number): bigint {
  if (count < 0 || count > from) return 0n;
  return count === 0 ? 1n : (choose(from - 1, count - 1) * BigInt(from)) / BigInt(count);
}
