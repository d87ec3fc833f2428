import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStale, mailboxHealth, numberHealth } from '../../../models/domain/address-health.ts';

const day = (count: number) => new Date(Date.UTC(2026, 0, 1) + count * 86_400_000);
const absences = (...days: number[]) => days.map((at, index) => ({ deliveryId: String(index), at: day(at) }));

describe('an address', () => {
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
});

describe('a failure', () => {
  it.each([
    ['absent-subscriber', 'absent'],
    ['ABSENT_SUBSCRIBER_SM', 'absent'],
    ['unknown subscriber', 'absent'],
    ['validity-ended', undefined],
    ['', undefined],
  ])('of a text, %j, says of the number: %s', (code, verdict) => {
    expect(numberHealth.says(code)).toBe(verdict);
  });

  it.each([
    ['550 5.1.1', 'gone'],
    ['5.1.1', 'gone'],
    ['550 5.1.2', 'gone'],
    ['553 5.1.3', 'gone'],
    ['550 5.1.6', 'gone'],
    ['556 5.1.10', 'gone'],
    ['550 5.2.1', 'gone'],
    ['550 5.1.0', 'absent'],
    ['552 5.2.2', 'absent'],
    ['452 4.2.2', 'absent'],
    ['4.4.7', 'absent'],
    ['550 5.4.1', 'absent'],
    ['550', 'absent'],
    ['550 5.0.0', 'absent'],
    ['553 5.1.8', undefined],
    ['550 5.1.7', undefined],
    ['554 5.1.100', undefined],
    ['554 5.7.1', undefined],
    ['550 5.7.26', undefined],
    ['554 5.6.0', undefined],
    ['554', undefined],
    ['5.0.0', undefined],
    ['', undefined],
  ])('of a letter, %j, says of the mailbox: %s', (code, verdict) => {
    expect(mailboxHealth.says(code)).toBe(verdict);
  });
});
