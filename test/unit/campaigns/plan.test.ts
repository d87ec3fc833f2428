import { expect, it } from 'vitest';
import { dayIsOver, offerEnds } from '../../../models/domain/campaigns/plan.ts';

const text = {};
const frozenAt = new Date('2026-03-01T10:00:00Z');

it.each([
  ['as the campaign says', { endsAt: new Date('2026-03-05T00:00:00Z') }, '2026-03-05T00:00:00.000Z'],
  ['a day after the audience stood', {}, '2026-03-02T10:00:00.000Z'],
  ['as long as the text says', { text: { expiresAfter: '3 hours' as const } }, '2026-03-01T13:00:00.000Z'],
  [
    'a day after the last clock shows its time',
    { begins: { onDay: '2026-03-08', time: '11:00' } },
    '2026-03-09T23:00:00.000Z',
  ],
  [
    'from the start, where the day had begun',
    { begins: { onDay: '2026-02-28', time: '11:00' } },
    '2026-03-02T10:00:00.000Z',
  ],
])('the text of a campaign is true until it ends: %s', (_, more, ends) => {
  expect(offerEnds({ text, frozenAt, ...more }).toISOString()).toBe(ends);
});

it.each([
  ['2026-03-01', '2026-03-02T11:59:00Z', false],
  ['2026-03-01', '2026-03-02T12:00:00Z', true],
])('the day %s is over on every clock at %s: %s', (day, now, over) => {
  expect(dayIsOver(day, new Date(now))).toBe(over);
});
