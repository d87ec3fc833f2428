import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assign,
  heldOut,
  holdoutFault,
  isHeldOut,
  weightsFault,
} from '../../../models/domain/statistics/assignment.ts';
import type { Weights } from '../../../models/domain/statistics/assignment.ts';
import { sampleRatio } from '../../../models/domain/statistics/sample-ratio.ts';

const people = Array.from({ length: 100_000 }, (_, at) => `customer-${at}`);
const halves = { plain: 50, warm: 50 };

/** How many people are in each arm. */
function filled(experiment: string, weights: Weights, holdout = 0): Record<string, number> {
  const arms: Record<string, number> = {};
  for (const id of people) {
    const arm = assign(experiment, weights, id, holdout);
    arms[arm] = (arms[arm] ?? 0) + 1;
  }
  return arms;
}

describe('an arm', () => {
  it('is for good: these draws must never change, since people have their arms by them', () => {
    const four = { a: 25, b: 25, c: 25, d: 25 };
    const ids = ['anna', 'boris', '#1001', 'Ольга', 'auth0|63f'];
    expect(ids.map((id) => assign('wording', four, id))).toEqual(['d', 'd', 'd', 'a', 'b']);
    expect(ids.map((id) => isHeldOut('wording', id, 50))).toEqual([false, true, false, true, true]);
  });

  it('is what mmh3 in Python draws: 79.87 for anna, and 85.41 of the holdout', () => {
    expect(assign('wording', { a: 79.87, b: 20.13 }, 'anna')).toBe('b');
    expect(assign('wording', { a: 79.88, b: 20.12 }, 'anna')).toBe('a');
    const exact = 79.87258234061301;
    expect(assign('wording', { a: exact, b: 100 - exact }, 'anna')).toBe('b');
    expect([isHeldOut('wording', 'anna', 85.4), isHeldOut('wording', 'anna', 85.41)]).toEqual([false, true]);
  });

  it.each<[string, Weights, number]>([
    ['wording', halves, 0],
    ['summer sale', { a: 33.3, b: 33.3, c: 33.4 }, 10],
    ['скидка', { a: 10, b: 10, c: 20, d: 20, e: 20, f: 20 }, 5],
    ['tiny', { control: 0.5, offer: 99.5 }, 0.5],
  ])('gets its weight of 100,000 people: %s', (experiment, weights, holdout) => {
    const arms = filled(experiment, weights, holdout);
    const drawn = Object.entries(weights).map(([arm, weight]) => ({
      people: arms[arm] ?? 0,
      weight: (weight * (100 - holdout)) / 100,
    }));
    const all = holdout === 0 ? drawn : [...drawn, { people: arms[heldOut] ?? 0, weight: holdout }];
    expect(sampleRatio(all).verdict).toBe('as-drawn');
  });

  it('does not depend on the order in which arms are written', () => {
    const turned = { warm: 30, plain: 70 };
    expect(people.slice(0, 1_000).map((id) => assign('wording', turned, id))).toEqual(
      people.slice(0, 1_000).map((id) => assign('wording', { plain: 70, warm: 30 }, id)),
    );
  });

  it('in one experiment says nothing of the arm in another, nor of the holdout', () => {
    const cells = [0, 0, 0, 0];
    const heldCells = [0, 0, 0, 0];
    for (const id of people) {
      const first = assign('wording', halves, id) === 'warm' ? 1 : 0;
      const second = assign('wording-2', halves, id) === 'warm' ? 2 : 0;
      const held = isHeldOut('wording', id, 50) ? 2 : 0;
      cells[first + second]!++;
      heldCells[first + held]!++;
    }
    for (const four of [cells, heldCells]) {
      expect(sampleRatio(four.map((count) => ({ people: count, weight: 25 }))).verdict).toBe('as-drawn');
    }
  });

  it('changes with the weights for those between the bounds alone', () => {
    const moved = people.filter((id) => assign('w', halves, id) !== assign('w', { plain: 60, warm: 40 }, id));
    expect(new Set(moved.map((id) => assign('w', halves, id)))).toEqual(new Set(['warm']));
    expect(Math.abs(moved.length / people.length - 0.1)).toBeLessThan(0.005);
  });

  it('of weight 0 gets nobody, and one of 100 all', () => {
    expect(filled('done', { plain: 0, warm: 100, worse: 0 })).toEqual({ warm: people.length });
  });

  it('keeps whom the holdout had when it grows', () => {
    const before = people.filter((id) => isHeldOut('all', id, 5));
    expect(before.every((id) => isHeldOut('all', id, 10))).toBe(true);
    expect(people.some((id) => isHeldOut('all', id, 0))).toBe(false);
  });

  it('stays for everyone who is not held out when a holdout begins', () => {
    const now = people.slice(0, 2_000).filter((id) => !isHeldOut('w', id, 10));
    expect(now.every((id) => assign('w', halves, id, 10) === assign('w', halves, id))).toBe(true);
  });

  it('is there for every id and any weights that add to 100', () => {
    const parts = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 6 });
    const some = parts.filter((all) => all.some((part) => part > 0));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), some, (id, all) => {
        const sum = all.reduce((total, part) => total + part, 0);
        const weights = Object.fromEntries(all.map((part, at) => [`arm-${at}`, (100 * part) / sum]));
        expect(weights[assign('any', weights, id)]).toBeGreaterThan(0);
      }),
    );
  });
});

describe('weights', () => {
  it.each<[Weights, string | undefined]>([
    [{ a: 33.33, b: 33.33, c: 33.34 }, undefined],
    [{ a: 0.1, b: 0.2, c: 99.7 }, undefined],
    [{ a: 50, b: 49 }, 'the weights must add to 100, not 99'],
    [{ a: 33.3, b: 33.3, c: 33.3 }, 'the weights must add to 100, not 99.9'],
    [{ a: 120, b: -20 }, 'the weight of "a" must be from 0 to 100, not 120'],
    [{ a: NaN, b: 100 }, 'the weight of "a" must be from 0 to 100, not NaN'],
    [{ a: 50, holdout: 50 }, 'no arm can have the name "holdout"'],
    [{}, 'there is no arm'],
  ])('%o: %s', (weights, fault) => {
    expect(weightsFault(weights)).toBe(fault);
    if (fault !== undefined) expect(() => assign('wording', weights, 'anna')).toThrow(`wording: ${fault}`);
  });

  it('refuse a holdout of all, or of less than nobody', () => {
    expect([0, 10, 99.9].map(holdoutFault)).toEqual([undefined, undefined, undefined]);
    for (const percent of [100, -1, NaN]) expect(() => isHeldOut('w', 'anna', percent)).toThrow(RangeError);
    expect(() => assign('w', halves, 'anna', 100)).toThrow('w: the holdout must be from 0 to below 100, not 100');
  });
});
