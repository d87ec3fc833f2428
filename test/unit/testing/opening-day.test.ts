import { describe, expect, it } from 'vitest';
import { openingDay } from '../../../cli/testing/opening-day.ts';

const opening = (now: string, timeZone: string, time = '12:00') =>
  openingDay(new Date(now), { time, timeZone }).toISOString();

describe('the day on which stories begin', () => {
  it.each([
    ['2026-11-26T19:00:00Z', 'Europe/Berlin', '2027-01-11T11:00:00.000Z'],
    ['2027-01-11T10:59:59Z', 'Europe/Berlin', '2027-01-11T11:00:00.000Z'],
    ['2027-01-11T11:00:01Z', 'Europe/Berlin', '2028-01-10T11:00:00.000Z'],
    ['2028-02-29T00:00:00Z', 'Asia/Yekaterinburg', '2029-01-08T07:00:00.000Z'],
    ['2031-12-31T23:00:00Z', 'Pacific/Auckland', '2032-01-11T23:00:00.000Z'],
    ['2034-01-01T11:00:00Z', 'Pacific/Pago_Pago', '2034-01-09T23:00:00.000Z'],
  ])('from %s on, in %s, is %s', (now, timeZone, begun) => {
    expect(opening(now, timeZone)).toBe(begun);
  });
});
