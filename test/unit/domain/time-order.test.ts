import { expect, it } from 'vitest';
import { isOldNews } from '../../../models/domain/runs/story-order.ts';
import { belowMillisecond, compareInstants, writtenFully } from '../../../models/domain/time/time-order.ts';

const second = '2026-05-04T09:00:00';

it.each([
  ['.123Z', '.1231Z'],
  ['.1231Z', '.1232Z'],
  ['.123000001Z', '.123000002Z'],
  ['.1239Z', '.124Z'],
  ['Z', '.0001Z'],
])('of two instants %s comes before %s', (a, b) => {
  expect(compareInstants(second + a, second + b)).toBeLessThan(0);
  expect(compareInstants(second + b, second + a)).toBeGreaterThan(0);
  expect(compareInstants(second + a, second + a)).toBe(0);
});

it.each(['.123Z', '.1231Z', '.123000001Z', '.000Z'])('%s is written as it was', (fraction) => {
  const written = second + fraction;
  expect(writtenFully(new Date(written), belowMillisecond(written))).toBe(written);
});

it('news of one source are old by less than a millisecond', () => {
  const move = (fraction: string) => ({
    name: 'booking.rescheduled',
    source: 'shop',
    time: second + fraction,
    data: {},
  });
  expect(isOldNews(move('.1231Z'), move('.1232Z'))).toBe(true);
  expect(isOldNews(move('.1232Z'), move('.1231Z'))).toBe(false);
});
