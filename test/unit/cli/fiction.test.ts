import { describe, expect, it } from 'vitest';
import { awakeAt } from '../../../cli/fiction.ts';
import { createPolicy } from '../../../models/domain/policy/policy.ts';
import { whereabouts } from '../../../models/domain/time/time-zones.ts';

/** The middle of each hour of a winter's and of a summer's day. */
const hours = ['2026-01-14', '2026-07-15'].flatMap((day) =>
  Array.from({ length: 24 }, (_, hour) => new Date(`${day}T${String(hour).padStart(2, '0')}:30:00Z`)),
);

describe.each(hours)('the people of %s', (now) => {
  const people = awakeAt(now);

  it('are awake where they live, and for an hour more, which what begins now may take', () => {
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: people.timeZone, hour: '2-digit', hourCycle: 'h23' });
    expect(Number(clock.format(now))).toBeGreaterThanOrEqual(9);
    expect(Number(clock.format(now))).toBeLessThan(19);
  });

  it('have as many numbers as is said, and no test or chaos run needs more than 200', () => {
    const numbers = Array.from({ length: people.numbers }, (_, index) => people.phoneOf(index));
    expect(new Set(numbers).size).toBe(people.numbers);
    expect(people.numbers).toBeGreaterThanOrEqual(200);
  });

  it('have the STOP that the law of their place says', () => {
    const { timeZone, region } = people;
    const person = { phone: people.phoneOf(0), timeZone, ...(region ? { region } : {}) };
    const { stopEndsBy } = createPolicy()(whereabouts(person), { kind: 'service', channel: 'sms' });
    expect(stopEndsBy !== undefined).toBe(people.stopEndsTheMatter);
  });
});
