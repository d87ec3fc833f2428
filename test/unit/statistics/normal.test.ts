import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile, standardErrors } from '../../../models/domain/statistics/normal.ts';

/** Abramowitz and Stegun, "Handbook of Mathematical Functions", table 26.1; the tails from SciPy 1.17.1. */
it.each([
  [0, 0.5],
  [0.3, 0.6179114221889526],
  [1, 0.841344746068543],
  [2, 0.977249868051821],
  [3, 0.99865010196837],
  [-1, 0.158655253931457],
  [-3.3, 0.00048342414238377744],
  [-5, 2.866515718791933e-7],
  [6, 0.9999999990134123],
])('below %d lies the share %d of a normal distribution', (x, share) => {
  expect(normalCdf(x)).toBeCloseTo(share, 14);
});

/** M. J. Wichura, algorithm AS 241, Applied Statistics 37, 1988, for 0.25 and 0.001; the others from SciPy 1.17.1. */
it.each([
  [0.25, -0.6744897501960817],
  [0.001, -3.090232306167814],
  [1e-6, -4.753424308822899],
  [0.2, -0.8416212335729142],
  [0.5, 0],
  [0.975, 1.959963984540054],
  [0.995, 2.5758293035489004],
  [0.999999, 4.753424308817087],
])('the share %d of a normal distribution lies below %d', (share, x) => {
  expect(normalQuantile(share)).toBeCloseTo(x, 9);
});

describe('the normal distribution', () => {
  it('is its own inverse', () => {
    fc.assert(
      fc.property(fc.double({ min: -4.7, max: 4.7, noNaN: true }), (x) => {
        expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, 8);
      }),
    );
  });

  it('ends where numbers end', () => {
    expect([normalCdf(-40), normalCdf(-Infinity), normalCdf(40), normalCdf(Infinity)]).toEqual([0, 0, 1, 1]);
    for (const share of [0, 1, -0.1, NaN]) expect(() => normalQuantile(share)).toThrow(RangeError);
    expect(() => standardErrors(1)).toThrow(RangeError);
  });
});
