import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStale, saysAbsent } from '../../../models/domain/numbers/number-health.ts';

const day = (count: number) => new Date(Date.UTC(2026, 0, 1) + count * 86_400_000);
const absences = (...days: number[]) => days.map((at, index) => ({ deliveryId: String(index), at: day(at) }));

describe('a number', () => {
  it.each<[string, number[], boolean]>([
    ['three absences over a month', [0, 10, 30], true],
    ['in any order', [30, 0, 10], true],
    ['three within three weeks', [0, 10, 20], false],
    ['two over a year', [0, 365], false],
    ['none', [], false],
  ])('is stale after %s: %s', (_what, days, stale) => {
    expect(isStale(absences(...days))).toBe(stale);
  });
  it('once stale, no further absence makes it less so', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 })), fc.integer({ min: 0, max: 200 }), (days, more) => {
        if (isStale(absences(...days))) expect(isStale(absences(...days, more))).toBe(true);
      }),
    );
  });
  it.each([
    ['absent-subscriber', true],
    ['ABSENT_SUBSCRIBER_SM', true],
    ['unknown subscriber', true],
    ['validity-ended', false],
    [undefined, false],
  ])('%s says that nobody is there: %s', (code, absent) => {
    expect(saysAbsent(code)).toBe(absent);
  });
});
