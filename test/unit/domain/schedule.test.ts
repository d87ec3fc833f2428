import { describe, expect, it } from 'vitest';
import { dueDay, nextChance, type Schedule } from '../../../models/domain/time/schedule.ts';

const at = (instant: string) => new Date(instant);
const due = (every: Schedule['every'], zones: string[], since: string, until: string, now = until) =>
  dueDay({ every, at: '10:00' }, zones, { since: at(since), until: at(until), now: at(now) });

describe('a day of a schedule has come', () => {
  it.each<[Schedule['every'], string, boolean]>([
    ['day', '2026-05-06', true],
    ['wednesday', '2026-05-06', true],
    ['thursday', '2026-05-06', false],
    [['monday', 'wednesday'], '2026-05-06', true],
    [{ dayOfMonth: 6 }, '2026-05-06', true],
    [{ dayOfMonth: 7 }, '2026-05-06', false],
    [{ dayOfMonth: 31 }, '2026-02-28', true],
    [{ dayOfMonth: 31 }, '2028-02-28', false],
    [{ dayOfMonth: 30 }, '2028-02-29', true],
    [{ dayOfMonth: 31 }, '2026-05-30', false],
  ])('every %j on %s: %s', (every, day, isDue) => {
    expect(due(every, ['UTC'], `${day}T09:59:59Z`, `${day}T10:00:00Z`)?.day).toBe(isDue ? day : undefined);
  });

  it('once, at its time on the clock of the person', () => {
    expect(due('day', ['Asia/Tokyo'], '2026-05-06T00:59:59Z', '2026-05-06T01:00:00Z')).toEqual({
      day: '2026-05-06',
      at: at('2026-05-06T01:00:00Z'),
    });
    expect(due('day', ['Asia/Tokyo'], '2026-05-06T01:00:00Z', '2026-05-06T12:00:00Z')).toBeUndefined();
    expect(due('day', ['Asia/Tokyo'], '2026-05-05T12:00:00Z', '2026-05-06T00:59:59Z')).toBeUndefined();
  });

  it('at the last time for whoever may be in several zones, and nowhere too early where nothing is known', () => {
    const russia = ['Europe/Kaliningrad', 'Asia/Kamchatka'];
    const since = '2026-05-05T12:00:00Z';
    expect(due('day', russia, since, '2026-05-06T07:59:00Z')).toBeUndefined();
    expect(due('day', russia, since, '2026-05-06T08:00:00Z')?.day).toBe('2026-05-06');
    expect(due('day', [], since, '2026-05-06T22:00:00Z')).toEqual({
      day: '2026-05-06',
      at: at('2026-05-06T22:00:00Z'),
    });
  });

  it('late, as long as it is still that day there, and of missed days only that one', () => {
    expect(due('day', ['UTC'], '2026-05-01T00:00:00Z', '2026-05-06T23:59:00Z')?.day).toBe('2026-05-06');
    expect(due('wednesday', ['UTC'], '2026-05-01T00:00:00Z', '2026-05-07T00:00:00Z')).toBeUndefined();
    expect(due('day', ['UTC'], '2026-05-05T00:00:00Z', '2026-05-05T12:00:00Z', '2026-05-06T00:01:00Z')).toBeUndefined();
  });

  it('in the hour that a clock change skips, right behind it', () => {
    const skipped = { every: 'sunday', at: '02:30' } as const;
    const times = {
      since: at('2026-03-29T00:00:00Z'),
      until: at('2026-03-29T01:00:00Z'),
      now: at('2026-03-29T01:00:00Z'),
    };
    expect(dueDay(skipped, ['Europe/Berlin'], times)).toEqual({ day: '2026-03-29', at: at('2026-03-29T01:00:00Z') });
  });
});

it.each([
  ['10:00', '2026-05-06T09:59:59Z', '2026-05-06T10:00:00Z'],
  ['10:00', '2026-05-06T10:00:00Z', '2026-05-06T10:15:00Z'],
  ['09:50', '2026-05-06T10:00:00Z', '2026-05-06T10:05:00Z'],
  ['23:59', '2026-05-06T23:59:00Z', '2026-05-07T00:14:00Z'],
])('the next chance of %s behind %s is at %s', (time, after, next) => {
  expect(nextChance({ at: time }, at(after))).toEqual(at(next));
});
