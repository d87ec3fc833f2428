import { describe, expect, it } from 'vitest';
import { nextLocalTime } from '../../../models/domain/local-time.ts';

describe('the next local time', () => {
  it.each([
    ['later today', '2026-05-04T06:00:00Z', 'Europe/Berlin', '11:00', '2026-05-04T09:00:00Z'],
    ['tomorrow when it has passed', '2026-05-04T10:00:00Z', 'Europe/Berlin', '11:00', '2026-05-05T09:00:00Z'],
    ['now when it is now', '2026-05-04T09:00:00Z', 'Europe/Berlin', '11:00', '2026-05-04T09:00:00Z'],
    [
      'the end of the gap when the clock skips it',
      '2026-03-28T23:00:00Z',
      'Europe/Berlin',
      '02:30',
      '2026-03-29T01:00:00Z',
    ],
    ['the first of two', '2026-10-24T23:00:00Z', 'Europe/Berlin', '02:30', '2026-10-25T00:30:00Z'],
    [
      'the second of two when the first has passed',
      '2026-10-25T00:45:00Z',
      'Europe/Berlin',
      '02:30',
      '2026-10-25T01:30:00Z',
    ],
    ['midnight that does not exist', '2026-09-05T12:00:00Z', 'America/Santiago', '00:00', '2026-09-06T04:00:00Z'],
    ['over a lost day', '2011-12-30T09:30:00Z', 'Pacific/Apia', '11:00', '2011-12-30T21:00:00Z'],
  ])('is %s', (_case, notBefore, zone, time, expected) => {
    expect(nextLocalTime({ notBefore: new Date(notBefore), zone, time })).toEqual(new Date(expected));
  });
});
