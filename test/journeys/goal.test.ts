import { begin, type Story } from 'tidings/testing';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../workflows/catalogue.ts';

/** The journey as if its goal were an order, which its story does not hear. */
const withGoal = { ...catalogue['welcome']!, goal: { on: 'order.placed' } };
const registered = (at: string): Promise<Story> =>
  begin('user.registered', { profileUrl: 'https://shop.example/me' }, { at, journeys: [withGoal] });

describe('a journey with a goal that it does not hear', () => {
  it('ends the moment the goal is reached, in the middle of a wait', async () => {
    const story = await registered('10:00');
    await story.until(0, '15:00');
    await story.event('order.placed', { orderId: 'o1' });
    expect(await story.end()).toEqual([
      'day 0 10:00 sent welcome/hello',
      'day 0 15:00 order.placed',
      'day 0 15:00 ended by order.placed',
    ]);
  });

  it('gives up a held text', async () => {
    const story = await registered('23:00');
    await story.until(1, '01:00');
    await story.event('order.placed', { orderId: 'o1' });
    expect(await story.end()).toEqual([
      'day 0 23:00 deferred welcome/hello (quiet-hours)',
      'day 1 01:00 order.placed',
      'day 1 01:00 gave up the held text',
      'day 1 01:00 ended by order.placed',
    ]);
  });
});
