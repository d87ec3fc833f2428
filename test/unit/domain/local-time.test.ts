import { describe, expect, it } from 'vitest';
import { localTimeOnDay, nextLocalTime } from '../../../models/domain/time/local-time.ts';

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
    expect(nextLocalTime({ notBefore: new Date(notBefore), zones: [zone], time })).toEqual(new Date(expected));
  });
});

const at = (iso: string) => new Date(iso);

describe('the next local time of somebody whose zone is not known', () => {
  const russia = ['Asia/Kamchatka', 'Europe/Kaliningrad', 'Europe/Moscow'];

  it('is not earlier in any zone', () => {
    const ten = nextLocalTime({ notBefore: at('2026-05-04T03:00:00Z'), zones: russia, time: '10:00' });
    expect(ten).toEqual(at('2026-05-04T08:00:00Z'));
  });
  it('is that of today while it is still ahead somewhere', () => {
    const ten = nextLocalTime({ notBefore: at('2026-05-04T07:59:00Z'), zones: russia, time: '10:00' });
    expect(ten).toEqual(at('2026-05-04T08:00:00Z'));
  });
  it('is at once where nothing is known, and the gate decides', () => {
    const notBefore = at('2026-05-04T03:00:00Z');
    expect(nextLocalTime({ notBefore, zones: [], time: '10:00' })).toEqual(notBefore);
  });
});

describe('a local time on a day', () => {
  it.each([
    ['of today, still ahead', '2026-05-04T06:00:00Z', ['Europe/Berlin'], 0, '2026-05-04T08:00:00Z'],
    ['of today, passed: at once', '2026-05-04T12:00:00Z', ['Europe/Berlin'], 0, '2026-05-04T12:00:00Z'],
    ['however late the day began', '2026-05-04T21:59:00Z', ['Europe/Berlin'], 3, '2026-05-07T08:00:00Z'],
    [
      'counted from the day on the reader’s clock',
      '2026-05-04T22:01:00Z',
      ['Europe/Berlin'],
      3,
      '2026-05-08T08:00:00Z',
    ],
    ['over a change of clocks', '2026-03-28T11:00:00Z', ['Europe/Berlin'], 1, '2026-03-29T08:00:00Z'],
    [
      'of several zones, in the last',
      '2026-05-04T12:00:00Z',
      ['Europe/Moscow', 'Asia/Omsk'],
      1,
      '2026-05-05T07:00:00Z',
    ],
  ])('%s', (_what, from, zones, day, expected) => {
    expect(localTimeOnDay({ from: at(from), zones, time: '10:00', day })).toEqual(at(expected));
  });
});
