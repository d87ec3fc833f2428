import { describe, expect, it } from 'vitest';
import { compile } from '../../../activities/rendering/render.ts';
import { TemplateError } from '../../../activities/rendering/template-error.ts';
import type { Value } from '../../../models/domain/message.ts';
import { whereabouts, type Person } from '../../../models/domain/time/time-zones.ts';

const booked = compile('Booked: {{at}}.', 'en');
const withDate = compile("On {{date at style='weekday'}} at {{date at style='time'}}.", 'en');
const said = (at: Value, person: Person, template = booked, locale = 'en-US') =>
  template.render({ at }, { locale, place: whereabouts(person) });

describe('a time in a text', () => {
  const lisbon = { instant: '2026-11-26T12:44:00+00:00' };

  it.each([
    ['its own offset, named where the country has several clocks', lisbon, { country: 'PT' }, '12:44 PM GMT'],
    [
      'its own offset, plain where the reader’s clock shows the same',
      lisbon,
      { timeZone: 'Europe/Lisbon' },
      '12:44 PM',
    ],
    ['its own offset, named where the reader is elsewhere', lisbon, { timeZone: 'Europe/Berlin' }, '12:44 PM GMT'],
    ['half an hour', { instant: '2026-11-26T12:44:00+05:30' }, { country: 'DE' }, '12:44 PM GMT+5:30'],
    ['the west', { instant: '2026-11-26T12:44:00-0800' }, { country: 'DE' }, '12:44 PM GMT-8'],
    ['its zone', { instant: '2026-11-26T17:00:00Z', zone: 'America/New_York' }, { country: 'US' }, '12:00 PM EST'],
    ['its zone before its offset', { ...lisbon, zone: 'Europe/Berlin' }, { country: 'DE' }, '1:44 PM'],
    ['the reader’s clock, written in UTC', { instant: '2026-11-26T12:44:00Z' }, { country: 'DE' }, '1:44 PM'],
    ['the reader’s own zone', { instant: '2026-11-26T12:44:00Z' }, { timeZone: 'America/New_York' }, '7:44 AM'],
  ])('is on %s', (_what, at, person, time) => {
    expect(said(at, person)).toBe(`Booked: Nov 26, 2026, ${time}.`);
  });

  it.each([
    ['a country of several clocks', { phone: '+12125550123' }],
    ['Russia', { phone: '+79161234567' }],
    ['nowhere', {}],
    ['a fixed offset that is no place', { timeZone: 'UTC', country: 'DE' }],
  ])('is refused by name where only UTC is known, to somebody in %s', (_where, person) => {
    for (const instant of ['2026-11-26T17:00:00Z', '2026-11-26T17:00:00-00:00'])
      expect(() => said({ instant }, person)).toThrow(
        expect.objectContaining({ reason: 'zone-unknown', message: expect.stringMatching(/^at /) as string }),
      );
    expect(() => said({ instant: '2026-11-26T17:00:00Z' }, person, withDate)).toThrow(TemplateError);
  });

  it('names the zone beside a time and not beside a day', () => {
    const at = { instant: '2026-11-26T23:30:00+01:00' };
    expect(said(at, { timeZone: 'Asia/Tokyo' }, withDate)).toBe('On Thursday at 11:30 PM GMT+1.');
    expect(said(at, { timeZone: 'Asia/Tokyo' }, booked, 'ru')).toBe('Booked: 26 нояб. 2026 г., 23:30 GMT+1.');
  });

  it.each([{ date: '2026-02-30' }, { date: '2026-13-01' }, { instant: '2026-02-30T10:00:00+01:00' }])(
    'is refused where the calendar has no such day: %j',
    (at) => {
      expect(() => said(at, { country: 'DE' })).toThrow(expect.objectContaining({ reason: 'value-refused' }));
    },
  );
});
