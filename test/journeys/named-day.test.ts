import { describe, expect, it } from 'vitest';
import { playPoll } from '../support/poll/play.ts';
import { theatre } from '../support/theatre.ts';

describe('an hour of a day that data name', () => {
  const { env } = theatre();

  it('ends waits and sleeps, and what has passed is told', async () => {
    expect((await playPoll(env(), 'booked')).endedBy).toBe(
      'passed false false false, nothing undefined, undefined at 10, ahead true, at 15',
    );
  });

  it('is refused by name where it is none', async () => {
    const neither = 'is neither a date such as 2026-05-04 nor a moment with its zone';
    expect((await playPoll(env(), 'oddTimes')).endedBy.split('\n')).toEqual([
      `timeOn: "2026-02-30" ${neither}`,
      `timeOn: "2026-05-04T10:00" ${neither}`,
      'timeOn: "24:00" is no time such as 09:30',
      'timeOn: daysBefore is NaN, and must be a whole number from 0 to 36525',
      'timeOn: daysAfter is 0.5, and must be a whole number from 0 to 36525',
      'onDay: 1.5 is no whole number of days',
      'sleepUntil: "soon" is no instant in ISO 8601',
      'sleepUntilLocalTime: "9:00" is no time such as 09:30',
      'until: "2026-05-04" is no instant with its zone, such as 2026-05-04T09:00:00Z',
      `within: "NaN days" must be a whole number and a unit, such as '2 days'`,
      `within: "-1 days" must be a whole number and a unit, such as '2 days'`,
      'within: "99999999 days" must be at most a hundred years',
      `sleepUntilLocalTime: after: "1.5 days" must be a whole number and a unit, such as '2 days'`,
    ]);
  });
});
