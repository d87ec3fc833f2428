import { describe, expect, it } from 'vitest';
import { Stage } from '../support/stage.ts';
import { theatre } from '../support/theatre.ts';

describe('a journey with a goal that it does not hear', () => {
  const { env, bundle } = theatre();
  const begin = (at: string) => ({
    at,
    endsOn: 'order.placed' as const,
    data: () => ({ profileUrl: 'https://shop.example/me' }),
  });

  it('ends the moment the goal is reached, in the middle of a wait', async () => {
    const stage = new Stage(env());
    const told = await stage.play(bundle(), 'welcome', begin('10:00'), async () => {
      await stage.until(0, '15:00');
      await stage.event('order.placed', { orderId: 'o1' });
    });
    expect(told).toEqual([
      'day 0 10:00 sent welcome/hello',
      'day 0 15:00 order.placed',
      'day 0 15:00 ended by order.placed',
    ]);
  });

  it('gives up a held text', async () => {
    const stage = new Stage(env());
    const told = await stage.play(bundle(), 'welcome', begin('23:00'), async () => {
      await stage.until(1, '01:00');
      await stage.event('order.placed', { orderId: 'o1' });
    });
    expect(told).toEqual([
      'day 0 23:00 deferred welcome/hello (quiet-hours)',
      'day 1 01:00 order.placed',
      'day 1 01:00 gave up the held text',
      'day 1 01:00 ended by order.placed',
    ]);
  });
});
