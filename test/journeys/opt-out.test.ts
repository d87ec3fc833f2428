import { describe, expect, it } from 'vitest';
import { consentTo, Stage } from '../support/stage.ts';
import { theatre } from '../support/theatre.ts';

const evening = { at: '10:00', data: () => ({ profileUrl: 'https://shop.example/me' }) };

describe('opt-out in the middle of a wait', () => {
  const { env, bundle } = theatre();
  const pro = { consents: consentTo('tips'), attributes: { plan: 'pro' } };

  it('ends the wait for an answer to a marketing question at once, and no further offer leaves', async () => {
    const stage = new Stage(env(), pro);
    const timeline = await stage.play(bundle(), 'welcome', evening, async () => {
      await stage.until(1, '15:00');
      await stage.optOut();
    });
    expect(timeline).toEqual([
      'day 0 10:00 sent welcome/hello',
      'day 1 11:00 sent welcome/needHelp',
      'day 1 15:00 opted out',
      'day 1 15:00 skipped welcome/proTips (suppressed)',
      'day 1 15:00 ended by end of story',
    ]);
  });

  it('decides a text that a cap holds again at once, without waiting for room', async () => {
    const stage = new Stage(env(), pro);
    const timeline = await stage.play(bundle(), 'welcome', evening, async () => {
      await stage.until(1, '12:00');
      await stage.reply('other');
      await stage.until(1, '16:00');
      await stage.optOut();
    });
    expect(timeline).toEqual([
      'day 0 10:00 sent welcome/hello',
      'day 1 11:00 sent welcome/needHelp',
      'day 1 12:00 reply: other',
      'day 1 12:00 deferred welcome/proTips (frequency-cap)',
      'day 1 16:00 opted out',
      'day 1 16:00 skipped welcome/proTips (suppressed)',
      'day 1 16:00 ended by end of story',
    ]);
  });

  it('leaves a service text held until the morning as it is', async () => {
    const stage = new Stage(env());
    const timeline = await stage.play(
      bundle(),
      'order-tracking',
      { at: '23:30', data: () => ({ orderId: 'A1' }) },
      async () => {
        await stage.until(0, '23:40');
        await stage.optOut();
        await stage.until(1, '12:00');
        await stage.event('order.cancelled', { orderId: 'A1' });
      },
    );
    expect(timeline.slice(0, 3)).toEqual([
      'day 0 23:30 deferred order-tracking/accepted (quiet-hours)',
      'day 0 23:40 opted out',
      'day 1 08:00 sent order-tracking/accepted',
    ]);
  });
});
