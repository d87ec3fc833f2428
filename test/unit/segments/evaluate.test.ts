import { expect, it, describe } from 'vitest';
import type { Condition } from '../../../models/domain/segments/condition.ts';
import { isTrueOf } from '../../../models/domain/segments/evaluate.ts';
import { measureIn, type History } from '../../../models/domain/segments/history.ts';
import { holdsAgainst } from '../../../models/domain/segments/test-value.ts';

const now = new Date('2026-03-01T22:30:00Z');
const at = { now };

describe('a value against a test', () => {
  it.each([
    ['nothing known is not equal, and neither above nor below', undefined, { is: 'x' }, false],
    ['nothing known is another than what is asked', undefined, { isNot: 'x' }, true],
    ['nothing known is none of several', undefined, { notIn: ['x'] }, true],
    ['nothing known is not there', undefined, { exists: false }, true],
    ['an empty text is there', '', { exists: true }, true],
    ['a number is no text', 5, { is: '5' }, false],
    ['a text is not above a number', '5', { above: 1 }, false],
    ['all that is said must hold', 5, { atLeast: 5, below: 5 }, false],
    ['letters count as they are', 'Книги', { is: 'книги' }, false],
    ['a day begins at midnight UTC', '2026-03-01', { before: '2026-03-01' }, false],
    ['a day is a moment of its zone', new Date('2026-02-28T23:00:00Z'), { after: '2026-03-01T00:00:00+01:00' }, true],
    ['exactly so long ago is within', '2026-02-27T22:30:00Z', { withinLast: '2 days' }, true],
    ['exactly so long ago is not longer ago', '2026-02-27T22:30:00Z', { longerAgo: '2 days' }, false],
    ['what lies ahead is not within the last', '2026-03-02', { withinLast: '2 days' }, false],
    ['what lies ahead is not long ago', '2026-03-02', { longerAgo: '1 day' }, false],
    ['ahead, within', '2026-03-02', { withinNext: '1 day' }, true],
    ['now is not ahead', '2026-03-01T22:30:00Z', { withinNext: '1 day' }, false],
    ['text that is no date is no moment', 'soon', { before: '2030-01-01' }, false],
    ['a birthday is today', '1990-03-01', { anniversaryInDays: 0 }, true],
    ['a birthday is not tomorrow', '1990-03-01', { anniversaryInDays: 1 }, false],
    ['a birthday comes round next year', '1990-02-28', { anniversaryInDays: 364 }, true],
    ['29 February comes round on the 28th', '2000-02-29', { anniversaryInDays: 364 }, true],
  ] as const)('%s', (_, value, test, holds) => {
    expect(holdsAgainst(value, test, at)).toBe(holds);
  });

  it('days come round on the calendar of the contact', () => {
    const inAuckland = { now, timeZone: 'Pacific/Auckland' };
    expect(holdsAgainst('1990-03-02', { anniversaryInDays: 0 }, inAuckland)).toBe(true);
    expect(holdsAgainst('1990-03-01', { anniversaryInDays: 0 }, inAuckland)).toBe(false);
  });

  it('29 February is itself in a leap year', () => {
    const leap = { now: new Date('2028-02-29T10:00:00Z') };
    expect(holdsAgainst('2000-02-29', { anniversaryInDays: 0 }, leap)).toBe(true);
    expect(holdsAgainst('2000-02-28', { anniversaryInDays: 0 }, leap)).toBe(false);
  });
});

describe('what happened', () => {
  const order = (day: string, amount: number, category?: string) => ({
    type: 'order.placed',
    time: new Date(`2026-02-${day}T10:00:00Z`),
    data: { amount, ...(category ? { category } : {}) },
  });
  const history: History = {
    events: [order('05', 0.7, 'toys'), order('10', 0.1, 'books'), order('20', 25, 'books'), order('25', 5, 'toys')],
    texts: [],
    consents: [],
    ended: [],
  };
  const person = { now, attributes: {}, lists: [], isReachable: () => true };
  const usual = { brand: 'shop', purposes: ['offers'] };
  const holds = (condition: Condition) => isTrueOf(condition, person, (asked) => measureIn(history, asked, usual, now));

  it.each<[string, Condition, boolean]>([
    ['one at least, where nothing is said', { event: 'order.placed' }, true],
    ['none is nought', { event: 'order.shipped', count: { is: 0 } }, true],
    [
      'sums are as they are written',
      { event: 'order.placed', until: '2026-02-15', sum: { of: 'amount', is: 0.8 } },
      true,
    ],
    ['the mean', { event: 'order.placed', average: { of: 'amount', is: 7.7 } }, true],
    ['of nothing there is no mean', { event: 'order.shipped', average: { of: 'amount', exists: false } }, true],
    ['the last time', { event: 'order.placed', last: { after: '2026-02-25', before: '2026-02-26' } }, true],
    ['never is not long ago', { event: 'order.shipped', last: { longerAgo: '1 day' } }, false],
    ['what was said last', { event: 'order.placed', latest: { of: 'category', is: 'toys' } }, true],
    ['of what was said as often, the last', { event: 'order.placed', favourite: { of: 'category', is: 'toys' } }, true],
    ['in a window', { event: 'order.placed', from: '20 days', until: '8 days', count: { is: 2 } }, true],
    ['a window begins with its first moment', { event: 'order.placed', from: '2026-02-25T10:00:00Z' }, true],
    ['a window ends before its last moment', { event: 'order.placed', until: '2026-02-05T10:00:00Z' }, false],
    ['what fields must say', { event: 'order.placed', where: { amount: { above: 10 } }, count: { is: 1 } }, true],
  ])('%s', (_, condition, told) => {
    expect(holds(condition)).toBe(told);
  });
});
