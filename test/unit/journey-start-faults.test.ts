import { expect, it } from 'vitest';
import { faultsOfJourney } from '../../models/config/check-journey.ts';
import { installation } from '../../models/installation.ts';
import { catalogue } from '../../workflows/catalogue.ts';

it('a journey begins with the entering of a segment that there is, and only then asks for those who are in it', () => {
  const greeting = { ...catalogue['welcome']!, goal: undefined, hears: ['left.pro-members'] };
  const told = (changed: object) => faultsOfJourney({ ...greeting, ...changed }, installation);
  expect(told({ startsOn: 'entered.pro-members', alsoThoseIn: true })).toEqual([]);
  expect(told({ startsOn: 'entered.pro-member' })).toEqual([
    expect.stringMatching(
      /^welcome: startsOn: "entered.pro-member" is no event .* the nearest are entered\.pro-members/,
    ),
  ]);
  expect(told({ startsOn: 'left.pro-members', alsoThoseIn: true, hears: [] })).toEqual([
    'welcome: alsoThoseIn: asks for those who are in a segment, and left.pro-members is not the entering of one',
  ]);
  expect(told({ startsOn: 'entered.pro-members', onePer: 'since' })).toEqual([
    'welcome: onePer: entered.pro-members has since, which is no fields.id',
    'welcome: onePer: left.pro-members has since, which is no fields.id',
  ]);
});

it('a journey with a schedule says when and for whom, and nobody else hears of it', () => {
  const weekly = { ...catalogue['welcome']!, goal: undefined, hears: [], startsOn: 'schedule.due' };
  const told = (changed: object) => faultsOfJourney({ ...weekly, ...changed }, installation);
  const schedule = { every: 'monday', at: '10:00', segment: 'pro-members' };
  for (const every of ['day', ['monday', 'friday'], { dayOfMonth: 31 }])
    expect(told({ schedule: { ...schedule, every, zone: 'Europe/Berlin' } })).toEqual([]);
  expect(told({})).toEqual([
    "welcome: schedule: is missing: say when, and for whom, { every: 'monday', at: '10:00', segment: 'regulars' }",
  ]);
  const days = "must be 'day', a weekday such as 'monday', several of them, or { dayOfMonth: 1 }";
  expect(told({ schedule: { every: 'mondays', at: '25:00', segment: 'pros', zone: 'Berlin', till: 1 } })).toEqual([
    `welcome: schedule.every: ${days}`,
    'welcome: schedule.at: must be a time such as 09:30',
    expect.stringMatching(/^welcome: schedule.segment: "pros" is no segment .* nearest are pro-members/),
    'welcome: schedule.zone: must be an IANA time zone such as Europe/Lisbon',
    'welcome: schedule.till: there is no such option',
  ]);
  expect(told({ startsOn: 'user.registered', schedule, hears: ['schedule.due'] })).toEqual([
    'welcome: schedule: is of a journey that begins on schedule.due, and this one begins on user.registered',
    'welcome: hears: names schedule.due, which begins a journey and is heard by none',
  ]);
});
