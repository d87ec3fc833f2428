import { expect, it } from 'vitest';
import { happenedAt } from '../../../models/domain/deliveries/happened-at.ts';

const toldAt = new Date('2026-11-25T12:00:00Z');
const handedOver = new Date('2026-11-25T11:00:00Z');

it.each([
  ['by the clock of who tells', '2026-11-25T11:59:00Z', '2026-11-25T11:59:00Z'],
  ['when it was told, by a clock that is ahead', '2026-11-25T15:00:00Z', '2026-11-25T12:00:00Z'],
  ['when it was told, by a clock that was never set', '1970-01-01T00:00:00Z', '2026-11-25T12:00:00Z'],
  ['when it was told, by a time that is none', 'never', '2026-11-25T12:00:00Z'],
  ['not before that which it is about', '2015-01-05T00:00:00Z', '2026-11-25T11:00:00Z'],
])('what is told happened %s', (_case, at, happened) => {
  expect(happenedAt(new Date(at), toldAt, handedOver)).toEqual(new Date(happened));
});

it('what is told of something whose time nobody knows may be years old', () => {
  const at = new Date('2015-01-05T00:00:00Z');
  expect(happenedAt(at, toldAt)).toEqual(at);
});
