import { expect, it } from 'vitest';
import { chiSquareTail } from '../../../models/domain/statistics/chi-square.ts';

/** Critical values of the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4, with the digits of SciPy 1.17.1. */
it.each([
  [1, 3.841458820694124, 0.05],
  [2, 5.991464547107979, 0.05],
  [3, 7.814727903251179, 0.05],
  [4, 9.487729036781154, 0.05],
  [5, 11.070497693516351, 0.05],
  [6, 12.591587243743977, 0.05],
  [1, 10.827566170662733, 0.001],
  [2, 13.815510557964274, 0.001],
  [3, 16.26623619623813, 0.001],
  [4, 18.46682695290317, 0.001],
  [5, 20.515005652432873, 0.001],
  [6, 22.457744484825323, 0.001],
  [5, 0.5, 0.9921232932326296],
  [6, 25, 0.00034145459689170836],
])('a chi-square of %d degrees is above %d with the chance %d', (degrees, x, chance) => {
  expect(chiSquareTail(x, degrees)).toBeCloseTo(chance, 12);
});

it('a chi-square is not negative, and has whole degrees', () => {
  expect([chiSquareTail(0, 1), chiSquareTail(0, 4)]).toEqual([1, 1]);
  expect(() => chiSquareTail(-1, 1)).toThrow(RangeError);
  expect(() => chiSquareTail(NaN, 1)).toThrow(RangeError);
  expect(() => chiSquareTail(1, 0)).toThrow(RangeError);
  expect(() => chiSquareTail(1, 1.5)).toThrow(RangeError);
});
