import { describe, expect, it } from 'vitest';
import { localTimeOnDate } from '../../../models/domain/time/local-time.ts';
import { isDate, isMoment, isTimeOfDay, writtenDay, type NamedDay } from '../../../models/domain/time/named-day.ts';

const on = (day: NamedDay, days: number, time: string, zones: string[], from = '2026-01-01T00:00:00Z') =>
  localTimeOnDate({ from: new Date(from), date: { ...writtenDay(day), days }, time, zones })
    .toISOString()
    .replace('.000Z', 'Z');

describe('a time on a day that data name', () => {
  it.each<[string, NamedDay, number, string, string, string]>([
    ['of a date', '2026-05-04', 0, '10:00', 'Europe/Berlin', '2026-05-04T08:00:00Z'],
    ['of a date as texts have it', { date: '2026-05-04' }, 1, '10:00', 'Europe/Berlin', '2026-05-05T08:00:00Z'],
    ['over a change of clocks', '2026-03-30', -2, '10:00', 'Europe/Berlin', '2026-03-28T09:00:00Z'],
    ['in a gap, at its end', '2026-03-31', -2, '02:30', 'Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['that occurs twice, the first', '2026-10-27', -2, '02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['at a midnight that does not exist', '2026-09-06', 0, '00:00', 'America/Santiago', '2026-09-06T04:00:00Z'],
    ['on a lost day, the next one', '2011-12-31', -1, '11:00', 'Pacific/Apia', '2011-12-30T21:00:00Z'],
    ['over the end of a year', '2026-01-01', -1, '10:00', 'Europe/Berlin', '2025-12-31T09:00:00Z'],
    ['over a leap day', '2028-03-01', -1, '10:00', 'Europe/Berlin', '2028-02-29T09:00:00Z'],
    [
      'of a moment, on the clock of its offset',
      '2026-05-04T00:30:00+09:00',
      -1,
      '10:00',
      'Europe/Berlin',
      '2026-05-03T08:00:00Z',
    ],
    [
      'of a moment, on the clock of its zone',
      { instant: '2026-05-03T15:30:00Z', zone: 'Asia/Tokyo' },
      0,
      '10:00',
      'Europe/Berlin',
      '2026-05-04T08:00:00Z',
    ],
    [
      'of a moment in UTC, on the clock of its reader',
      '2026-05-03T22:30:00Z',
      0,
      '10:00',
      'Europe/Berlin',
      '2026-05-04T08:00:00Z',
    ],
    [
      'of one whose offset is said not to be known',
      '2026-05-03T22:30:00-00:00',
      0,
      '10:00',
      'Europe/Berlin',
      '2026-05-04T08:00:00Z',
    ],
    ['of one in Greenwich', '2026-05-03T22:30:00+00:00', 0, '10:00', 'Europe/Berlin', '2026-05-03T08:00:00Z'],
  ])('%s', (_what, day, days, time, zone, expected) => {
    expect(on(day, days, time, [zone])).toBe(expected);
  });

  it('that occurs twice is the second where the first has passed', () => {
    expect(on('2026-10-25', 0, '02:30', ['Europe/Berlin'], '2026-10-25T00:45:00Z')).toBe('2026-10-25T01:30:00Z');
  });
  it('may have passed', () => {
    expect(on('2025-12-01', 0, '10:00', ['Europe/Berlin'])).toBe('2025-12-01T09:00:00Z');
  });
  it('is not earlier in any of several zones, nor anywhere where none is known', () => {
    expect(on('2026-05-04', 0, '10:00', ['Asia/Kamchatka', 'Europe/Kaliningrad'])).toBe('2026-05-04T08:00:00Z');
    expect(on('2026-05-04', 0, '10:00', [])).toBe('2026-05-04T22:00:00Z');
  });
});

describe('what names a day, a moment or a time', () => {
  it.each([
    [
      isDate,
      ['2024-02-29', '2026-12-31'],
      ['2026-02-29', '2026-13-01', '2026-5-4', '2026-05-04T10:00:00Z', '', 'today'],
    ],
    [
      isMoment,
      ['2026-05-04T10:00:00Z', '2026-05-04t10:00:00.5z', '2026-05-04T10:00+02:00'],
      ['2026-05-04', '2026-02-30T10:00:00Z', '2026-05-04T25:00:00Z', '2026-05-04T10:00:00', ''],
    ],
    [isTimeOfDay, ['00:00', '23:59'], ['24:00', '9:00', '10:60', '10:00:00', '-1:00', '']],
  ])('is known by %o', (is, right, wrong) => {
    expect([right.filter((written) => !is(written)), wrong.filter((written) => is(written))]).toEqual([[], []]);
  });
});
