import { describe, expect, it } from 'vitest';
import { peopleToClaim, ruleOfThree } from '../../../models/domain/statistics/rule-of-three.ts';

describe('the rule of three', () => {
  it('bounds what nobody did', () => {
    expect([ruleOfThree(1_000), ruleOfThree(3_000), ruleOfThree(3)]).toEqual([0.003, 0.001, 1]);
    expect([ruleOfThree(0), ruleOfThree(2)]).toEqual([1, 1]);
  });

  it('is never below the exact bound, and near it', () => {
    for (const people of [30, 100, 1_000, 100_000]) {
      const exact = 1 - 0.05 ** (1 / people);
      expect(ruleOfThree(people)).toBeGreaterThan(exact);
      expect(ruleOfThree(people)).toBeLessThan(exact * 1.06);
    }
  });

  it('says how many people it takes to claim a share', () => {
    expect([0.003, 0.001, 0.0003, 0.7, 1].map(peopleToClaim)).toEqual([1_000, 3_000, 10_000, 5, 3]);
    for (const share of [0, -0.1, 1.1, NaN]) expect(() => peopleToClaim(share)).toThrow(RangeError);
    for (const people of [-1, 0.5, NaN]) expect(() => ruleOfThree(people)).toThrow(RangeError);
  });
});
