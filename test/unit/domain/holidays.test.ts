import { describe, expect, it } from 'vitest';
import { isHoliday } from '../../../models/domain/policy/holidays.ts';

describe('public holidays', () => {
  it.each([
    ['FR', '2024-04-01', true],
    ['FR', '2025-04-21', true],
    ['FR', '2026-04-06', true],
    ['FR', '2038-04-26', true],
    ['FR', '2026-05-14', true],
    ['FR', '2026-05-25', true],
    ['FR', '2026-04-05', false],
    ['FR', '2026-07-14', true],
    ['FR', '2026-07-15', false],
    ['RE', '2026-07-14', true],
    ['RE', '2026-12-20', true],
    ['FR', '2026-12-20', false],
    ['RU', '2027-01-08', true],
    ['RU', '2027-01-09', false],
    // Whatever its day of the week, 4 July is kept, and at a weekend the nearest working day.
    ['US', '2026-07-03', true],
    ['US', '2026-07-04', true],
    ['US', '2027-07-05', true],
    ['US', '2021-12-31', true],
    ['US', '2026-01-19', true],
    ['US', '2026-05-25', true],
    ['US', '2026-11-26', true],
    ['US', '2026-11-27', false],
    ['PR', '2026-11-26', true],
    ['DE', '2026-12-25', false],
  ])('%s %s: %s', (country, day, holiday) => {
    expect(isHoliday(country, day)).toBe(holiday);
  });

  it('of Colombia in 2026, most of them moved to a Monday', () => {
    expect(allOf('CO', 2026)).toEqual(
      [
        '01-01',
        '01-12',
        '03-23',
        '04-02',
        '04-03',
        '05-01',
        '05-18',
        '06-08',
        '06-15',
        '06-29',
        '07-20',
        '08-07',
        '08-17',
        '10-12',
        '11-02',
        '11-16',
        '12-08',
        '12-25',
      ].map((date) => `2026-${date}`),
    );
  });

  it('of South Africa in 2026, where Women’s Day is a Sunday', () => {
    expect(allOf('ZA', 2026)).toEqual(
      [
        '01-01',
        '03-21',
        '04-03',
        '04-06',
        '04-27',
        '05-01',
        '06-16',
        '08-09',
        '08-10',
        '09-24',
        '12-16',
        '12-25',
        '12-26',
      ].map((date) => `2026-${date}`),
    );
  });
});

function allOf(country: string, year: number): string[] {
  const days = Array.from({ length: 366 }, (_, index) => new Date(Date.UTC(year, 0, 1 + index)).toISOString());
  return days.map((day) => day.slice(0, 10)).filter((day) => day.startsWith(`${year}`) && isHoliday(country, day));
}
