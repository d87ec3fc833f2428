import { describe, expect, it } from 'vitest';
import { british } from '../../../cli/fiction.ts';
import { calendarFrom } from '../../../cli/chaos/calendar.ts';
import { expectedThreads } from '../../../cli/chaos/model.ts';
import { makePlan, type PlanOptions } from '../../../cli/chaos/plan.ts';
import { profileNames } from '../../../cli/chaos/profiles.ts';

const orders = [536365, 536366, 536367].map((id) => ({ id: String(id), amount: 12.5 }));
const options: PlanOptions = { seed: 7, minutes: 2, apis: 2, profile: 'mixed' };

describe('the plan of a chaos run', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(makePlan(options, orders)).toEqual(makePlan(options, orders));
    expect(makePlan({ ...options, seed: 8 }, orders)).not.toEqual(makePlan(options, orders));
  });

  it.each(profileNames)('%s keeps everybody under the caps, and each in an order of time', (profile) => {
    const { people } = makePlan({ ...options, profile }, orders);
    const texts = new Map<string, number>();
    for (const { person, texts: all } of expectedThreads(people, calendarFrom(0, british))) {
      texts.set(person, (texts.get(person) ?? 0) + all.length);
    }
    expect(Math.max(...texts.values())).toBeLessThan(8);
    for (const { acts } of people) {
      const times = acts.map(({ at }) => at);
      expect(times).toEqual([...times].sort((one, other) => one - other));
    }
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(people.length);
    const ids = people.flatMap(({ acts }) => acts.flatMap((act) => ('posts' in act ? act.posts : [])));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(ids.length);
  });

  it('lets nobody wait for a text that never comes before an answer', () => {
    const { people } = makePlan({ ...options, minutes: 4, profile: 'rush' }, orders);
    const threads = expectedThreads(people, calendarFrom(0, british));
    const texts = new Map(threads.map(({ story, texts: all }) => [story.key, all.map(({ name }) => name)]));
    const answers = people.flatMap(({ acts }) => acts.flatMap((act) => ('answers' in act ? [act.answers] : [])));
    expect(answers.length).toBeGreaterThan(100);
    for (const { story, after } of answers) if (after) expect(texts.get(story.key)).toContain(after);
  });

  it('lets no process be away twice at once, and spares the second api where there is one', () => {
    const { faults } = makePlan({ ...options, minutes: 20, apis: 1 }, orders);
    expect(faults.length).toBeGreaterThan(50);
    const free = new Map<string, number>();
    for (const { at, victim, forMs } of faults) {
      expect(at).toBeGreaterThanOrEqual(free.get(victim) ?? 0);
      free.set(victim, at + forMs);
    }
    expect([...free.keys()].sort()).toEqual(['api', 'mongodb', 'simulator', 'temporal', 'worker']);
    const both = makePlan({ ...options, minutes: 20, apis: 2 }, orders).faults;
    expect(new Set(both.map(({ victim }) => victim))).toContain('api-2');
  });

  it('tells two thousand orders and nothing else under twenty kills in ten minutes', () => {
    const { faults, people } = makePlan({ ...options, minutes: 10, profile: 'orders' }, orders);
    expect(faults.filter(({ does }) => does === 'kill').length).toBeGreaterThan(20);
    expect(new Set(faults.map(({ does }) => does))).toEqual(new Set(['kill']));
    const facts = people.flatMap(({ acts }) => acts.flatMap((act) => ('posts' in act ? act.posts : [])));
    expect(new Set(facts.map(({ story }) => story.kind))).toEqual(new Set(['order']));
    expect(new Set(facts.map(({ story }) => story.key)).size).toBeGreaterThan(2_000);
  });

  it('moves each booking twice while Temporal is away', () => {
    const { faults, people } = makePlan({ ...options, profile: 'stall' }, orders);
    const away = faults.map(({ at, forMs }) => [at, at + forMs] as const);
    const moves = people.flatMap(({ acts }) => acts.flatMap((act) => ('posts' in act ? act.posts : [])));
    const during = moves.filter(
      ({ type, at }) => type === 'booking.rescheduled' && away.some(([from, to]) => at > from && at < to),
    );
    expect(away.length).toBeGreaterThan(2);
    expect(during.length).toBeGreaterThanOrEqual(away.length * 60);
  });
});
