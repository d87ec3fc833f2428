import { describe, expect, it } from 'vitest';
import {
  after,
  before,
  days,
  durationFault,
  hours,
  milliseconds,
  minutes,
  type Duration,
} from '../../../models/domain/time/duration.ts';

describe('a computed duration', () => {
  it('is one in full words', () => {
    expect([minutes(90), hours(0), days(2 + 1)]).toEqual(['90 minutes', '0 hours', '3 days']);
    expect(after('2026-05-04T09:00:00Z', hours(25))).toBe('2026-05-05T10:00:00.000Z');
  });

  it.each([NaN, -1, 1.5, Infinity, '2' as never, undefined as never])('is refused by name: %s', (amount) => {
    for (const [name, of] of Object.entries({ minutes, hours, days })) {
      expect(() => of(amount)).toThrow(new RangeError(`${name}(${amount}): must be a whole number, 0 or more`));
    }
  });

  it('is at most a hundred years', () => {
    expect(() => days(36_526)).toThrow('days(36526): must be at most a hundred years');
    expect(milliseconds(days(36_525))).toBe(36_525 * 86_400_000);
  });
});

it.each(['NaN days', 'Infinity hours', '2 constructors', '2', ''])('"%s" is no duration', (written) => {
  expect(() => milliseconds(written as Duration)).toThrow(`"${written}" is no duration such as 2 days`);
});

const odd = [
  '-1 days',
  '1.5 days',
  '1e3 days',
  '01 days',
  '0x2 days',
  '+1 days',
  ' 1 days',
  '1 days ',
  '1  days',
  '1days',
];
it.each([...odd, 'Infinity days', '2d', '', undefined, 2, { days: 2 }])('%j is told to be no span', (written) => {
  expect(durationFault(written)).toBe("must be a whole number and a unit, such as '2 days'");
});

it.each(['36526 days', '99999999 days', `1${'0'.repeat(400)} seconds`])('%s is told to be too long', (written) => {
  expect(durationFault(written)).toBe('must be at most a hundred years');
});

it.each(['1 day', '2 days', '90 seconds', '0 hours', '36525 days'])('%s is one', (written) => {
  expect(durationFault(written)).toBeUndefined();
});

it('an instant that there is not is told by its parts', () => {
  const [at, span] = ['2026-05-04T09:00:00Z', '99999999 days'] as const;
  expect(() => after(at, span)).toThrow(`there is no instant ${span} after ${at}`);
  expect(() => before(at, span)).not.toThrow('Invalid time value');
});

it.each(['2026-05-04T09:00', '4 May 2026', 'tomorrow'])('%s has no zone, so nothing is counted from it', (written) => {
  expect(() => after(written, '1 day')).toThrow(`there is no instant 1 day after ${written}`);
  expect(() => before(written, '1 day')).toThrow(`there is no instant 1 day before ${written}`);
});
