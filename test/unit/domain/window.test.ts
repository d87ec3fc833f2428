import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTimeZone, whereabouts } from '../../../models/domain/time/time-zones.ts';
import { windowAt } from '../../../models/domain/time/window.ts';

const day = { from: '09:00', to: '21:00' };
const hours = [{ weekdays: day }];
const russia = whereabouts({ country: 'RU' }).zones;
const at = (iso: string) => new Date(iso);

describe('the recipient’s window', () => {
  it.each([
    ['opens at nine', '2026-05-04T06:59:59Z', ['Europe/Berlin'], day, '2026-05-04T07:00:00Z'],
    ['is closed from nine in the evening on', '2026-05-04T19:00:00Z', ['Europe/Berlin'], day, '2026-05-05T07:00:00Z'],
    ['knows half-hour zones', '2026-05-04T02:00:00Z', ['Asia/Kolkata'], day, '2026-05-04T03:30:00Z'],
    [
      'opens earlier by UTC after the spring change',
      '2026-03-28T22:00:00Z',
      ['Europe/Berlin'],
      day,
      '2026-03-29T07:00:00Z',
    ],
    ['and later after the autumn change', '2026-10-24T22:00:00Z', ['Europe/Berlin'], day, '2026-10-25T08:00:00Z'],
    [
      'from a midnight that does not exist opens when the clock has jumped',
      '2026-09-06T03:00:00Z',
      ['America/Santiago'],
      { from: '00:00', to: '06:00' },
      '2026-09-06T04:00:00Z',
    ],
    ['skips a day that a zone skipped', '2011-12-30T09:00:00Z', ['Pacific/Apia'], day, '2011-12-30T19:00:00Z'],
    ['of an unknown Russian zone is 10 to 12 in Moscow', '2026-05-04T06:30:00Z', russia, day, '2026-05-04T07:00:00Z'],
    [
      'over midnight opens in the evening',
      '2026-05-04T12:00:00Z',
      ['UTC'],
      { from: '22:00', to: '08:00' },
      '2026-05-04T22:00:00Z',
    ],
  ])('%s', (_rule, now, zones, window, opensAt) => {
    expect(windowAt(at(now), { zones, countries: [] }, [{ weekdays: window }])).toEqual({
      open: false,
      opensAt: at(opensAt),
    });
  });

  it.each([
    ['in the middle of the day', '2026-05-04T12:00:00Z', ['Europe/Berlin'], day, '2026-05-04T19:00:00Z'],
    ['to the end of the shorter intersection', '2026-05-04T08:30:00Z', russia, day, '2026-05-04T09:00:00Z'],
    [
      'after midnight, from the evening before',
      '2026-05-04T03:00:00Z',
      ['UTC'],
      { from: '22:00', to: '08:00' },
      '2026-05-04T08:00:00Z',
    ],
  ])('is open %s', (_rule, now, zones, window, closesAt) => {
    expect(windowAt(at(now), { zones, countries: [] }, [{ weekdays: window }])).toEqual({
      open: true,
      closesAt: at(closesAt),
    });
  });

  it('never opens where no hour suits every zone: 10 to 20 over all of Russia', () => {
    expect(
      windowAt(at('2026-05-04T08:00:00Z'), { zones: russia, countries: ['RU'] }, [
        { weekdays: { from: '10:00', to: '20:00' } },
      ]),
    ).toEqual({
      open: false,
      never: true,
    });
  });

  it.each([
    ['closes on Sundays', 'FR', '2026-05-03T10:00:00Z', '2026-05-04T06:00:00Z'],
    ['and on fixed holidays', 'FR', '2026-07-14T10:00:00Z', '2026-07-15T06:00:00Z'],
    ['and on Ascension, which moves', 'FR', '2026-05-14T10:00:00Z', '2026-05-15T06:00:00Z'],
    ['but only on those of the country', 'DE', '2026-07-13T22:00:00Z', '2026-07-14T06:00:00Z'],
    ['over Christmas on a Friday and the weekend', 'FR', '2026-12-25T10:00:00Z', '2026-12-26T07:00:00Z'],
  ])('%s', (_rule, country, now, opensAt) => {
    const weekdays = { from: '08:00', to: '20:00' };
    const french = [{ weekdays, saturday: weekdays, sunday: 'closed', holidays: 'closed' } as const];
    const state = windowAt(at(now), whereabouts({ timeZone: 'Europe/Paris', country }), french);
    expect(state).toEqual({ open: false, opensAt: at(opensAt) });
  });

  it('takes the earlier of two closings: on Easter Island nine in the evening comes twice that night', () => {
    const island = { zones: ['Pacific/Easter'], countries: ['CL'] };
    const evening = [{ weekdays: { from: '09:00', to: '21:30' } }];
    const first = windowAt(at('2026-04-05T02:15:00Z'), island, evening);
    expect(first).toEqual({ open: true, closesAt: at('2026-04-05T02:30:00Z') });
    expect(windowAt(at('2026-04-05T03:15:00Z'), island, evening).open).toBe(false);
  });

  it('is one span around the clock, so that nothing is held at midnight', () => {
    const always = [{ weekdays: { from: '00:00', to: '24:00' } }];
    expect(windowAt(at('2026-05-04T23:59:59Z'), whereabouts({ timeZone: 'UTC' }), always).open).toBe(true);
  });

  it('intersects several hours: the law of the place and the wish of the house', () => {
    const both = [{ weekdays: day }, { weekdays: { from: '12:00', to: '23:00' } }];
    const state = windowAt(at('2026-05-04T10:00:00Z'), whereabouts({ timeZone: 'UTC' }), both);
    expect(state).toEqual({ open: false, opensAt: at('2026-05-04T12:00:00Z') });
  });

  it('never says open outside of it, in any zone at any instant', () => {
    const zones = [
      'Europe/Berlin',
      'America/Santiago',
      'Africa/Cairo',
      'Asia/Kolkata',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    ];
    const instants = fc.date({ min: at('2020-01-01'), max: at('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (now, zone) => {
        const hour = (instant: Date) => {
          const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
          return Number(parts.format(instant));
        };
        const state = windowAt(now, whereabouts({ timeZone: zone }), hours);
        expect(state.open).toBe(hour(now) >= 9 && hour(now) < 21);
        if (!state.open && 'opensAt' in state) expect(hour(state.opensAt)).toBe(9);
      }),
      { numRuns: 500 },
    );
  });
});

describe('time zones', () => {
  it.each(['Europe/Moscow', 'UTC', 'Etc/GMT-3', 'Asia/Kathmandu'])('%s is one', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });
  it.each(['+03:00', 'Moscow', '', 'Europe/Atlantis', '../etc/passwd'])('"%s" is none', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
  it('takes a person’s own zone before anything else', () => {
    const known = whereabouts({ timeZone: 'Asia/Omsk', region: 'RU-OMS', country: 'RU' });
    expect(known).toMatchObject({ zones: ['Asia/Omsk'], source: 'profile' });
    // India's has two names, and the runtime lists the other.
    expect(whereabouts({ timeZone: 'Asia/Kolkata', country: 'IN' }).source).toBe('profile');
  });
  it.each([
    ['a fixed offset', { timeZone: 'UTC', phone: '+12125550123' }, 'UTC'],
    ['the fixed offset of a coast', { timeZone: 'EST', phone: '+12125550123' }, 'EST'],
    ['another sign than one thinks', { timeZone: 'Etc/GMT+5', country: 'US' }, 'Etc/GMT+5'],
    ['a zone of another country', { timeZone: 'Asia/Tokyo', country: 'US' }, 'Asia/Tokyo'],
    ['a country of the profile that is not the number’s', { statedCountry: 'DE', country: 'US' }, 'Europe/Berlin'],
    ['a region of another country', { region: 'CA-BC', country: 'US' }, 'America/Vancouver'],
  ])('adds to %s all zones of the number, since it says nothing of where a person is', (_what, person, zone) => {
    const { zones, source } = whereabouts(person);
    expect(zones).toEqual(expect.arrayContaining([zone, 'America/New_York', 'Pacific/Honolulu']));
    expect(source).not.toBe('profile');
  });
  it('believes a zone in the stated country no further than the number is from there', () => {
    const moved = whereabouts({ timeZone: 'Europe/Paris', statedCountry: 'FR', country: 'DE' });
    expect(moved).toMatchObject({ countries: ['DE', 'FR'], source: 'profile-doubted' });
    expect(moved.zones).toEqual(['Europe/Paris', 'Europe/Berlin', 'Europe/Busingen']);
  });
  it('adds the zones of a region whose clock is another, and knows a region by every name of its clock', () => {
    const honolulu = whereabouts({ timeZone: 'America/New_York', region: 'US-HI', country: 'US' });
    expect(honolulu).toMatchObject({ zones: ['America/New_York', 'Pacific/Honolulu'], source: 'profile-doubted' });
    const detroit = whereabouts({ timeZone: 'America/Detroit', region: 'US-MI', country: 'US' });
    expect(detroit).toMatchObject({ zones: ['America/Detroit'], source: 'profile' });
  });
  it('has a zone for every country that people live in', () => {
    for (const country of ['XK', 'PR', 'GG', 'RE', 'AX', 'IC', 'EA', 'AC', 'TA'])
      expect(whereabouts({ country }).source).toBe('country');
  });
  it('never takes a Russian mobile for a Moscow one', () => {
    expect(whereabouts({ phone: '+79123456789' }).zones).toEqual(
      expect.arrayContaining(['Asia/Vladivostok', 'Europe/Moscow']),
    );
  });
  it('takes the region where the zone is not given', () => {
    expect(whereabouts({ region: 'US-TX', country: 'US' })).toMatchObject({
      zones: ['America/Chicago', 'America/Denver'],
      source: 'region',
    });
    expect(whereabouts({ region: 'RU-PRI', country: 'RU' }).zones).toEqual(['Asia/Vladivostok']);
    expect(whereabouts({ region: 'US-XX', country: 'US' }).source).toBe('country');
  });
  it('knows only zones that the runtime knows', () => {
    for (const [region, country] of [
      ['RU-SA', 'RU'],
      ['CA-NU', 'CA'],
      ['AU-WA', 'AU'],
    ] as const) {
      expect(whereabouts({ region, country }).zones.every(isTimeZone)).toBe(true);
    }
  });
  it('knows nothing of nobody', () => {
    expect(whereabouts({}).zones).toEqual([]);
  });
});
