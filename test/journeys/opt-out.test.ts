import { begin, consentTo, type Person } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const profile = { profileUrl: 'https://shop.example/me' };

describe('opt-out in the middle of a wait', () => {
  const pro = { consents: consentTo('tips'), attributes: { plan: 'pro' } } satisfies Partial<Person>;

  it('ends the wait for an answer to a marketing question at once, and no further offer leaves', async () => {
    const story = await begin('user.registered', profile, { at: '10:00', person: pro });
    await story.until(1, '15:00');
    await story.optOut();
    const timeline = await story.end();
    expect(timeline).toEqual([
      'day 0 10:00 sent welcome/hello',
      'day 1 11:00 sent welcome/needHelp',
      'day 1 15:00 opted out',
      'day 1 15:00 skipped welcome/proTips (suppressed)',
      'day 1 15:00 ended by end of story',
    ]);
  });

  it('decides a text that a cap holds again at once, without waiting for room', async () => {
    const story = await begin('user.registered', profile, { at: '10:00', person: pro });
    await story.until(1, '12:00');
    await story.reply('other');
    await story.until(1, '16:00');
    await story.optOut();
    const timeline = await story.end();
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
    const story = await begin('order.placed', { orderId: 'A1' }, { at: '23:30' });
    await story.until(0, '23:40');
    await story.optOut();
    await story.until(1, '12:00');
    await story.event('order.cancelled', { orderId: 'A1' });
    const timeline = await story.end();
    expect(timeline.slice(0, 3)).toEqual([
      'day 0 23:30 deferred order-tracking/accepted (quiet-hours)',
      'day 0 23:40 opted out',
      'day 1 08:00 sent order-tracking/accepted',
    ]);
  });
});
