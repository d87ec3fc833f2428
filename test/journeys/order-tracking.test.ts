import { begin, consentTo, type Person, type Story } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const placed = { orderId: 'o1', amount: 20, currency: 'GBP' };
const shipped = { orderId: 'o1', trackingUrl: 'https://track.example/o1' };

describe('order-tracking', () => {
  const play = async (person: Partial<Person>, happen: (story: Story) => Promise<void> = () => Promise.resolve()) => {
    const story = await begin('order.placed', placed, { at: '10:00', person });
    await happen(story);
    return story.end();
  };

  it('follows an order to the door and asks a repeat buyer two evenings later', async () => {
    const person = { consents: consentTo('feedback'), had: { 'order.placed': 1 } };
    const timeline = await play(person, async (story) => {
      await story.until(1, '12:00');
      await story.event('order.shipped', shipped);
      await story.until(3, '14:00');
      await story.event('order.delivered', { orderId: 'o1' });
    });
    expect(timeline).toEqual([
      'day 0 10:00 sent order-tracking/accepted',
      'day 1 12:00 order.shipped',
      'day 1 12:00 sent order-tracking/shipped',
      'day 3 14:00 order.delivered',
      'day 5 18:00 sent order-tracking/review',
      'day 5 18:00 ended by order.delivered',
    ]);
  });

  it('does not ask whoever buys for the first time', async () => {
    const person = { consents: consentTo('feedback'), had: {} };
    const timeline = await play(person, (story) => story.event('order.delivered', { orderId: 'o1' }));
    expect(timeline.at(-1)).toBe('day 2 18:00 ended by order.delivered');
    expect(timeline.join()).not.toContain('review');
  });

  it('says that an order is cancelled, and ends', async () => {
    const timeline = await play({}, async (story) => {
      await story.until(0, '11:00');
      await story.event('order.cancelled', { orderId: 'o1' });
    });
    expect(timeline).toEqual([
      'day 0 10:00 sent order-tracking/accepted',
      'day 0 11:00 order.cancelled',
      'day 0 11:00 sent order-tracking/cancelled',
      'day 0 11:00 ended by order.cancelled',
    ]);
  });

  it('asks the team when nothing is heard for two weeks', async () => {
    expect(await play({})).toEqual([
      'day 0 10:00 sent order-tracking/accepted',
      'day 14 10:00 team asked: order has gone quiet',
      'day 14 10:00 ended by team asked',
    ]);
  });

  it('holds news of the night until the morning', async () => {
    const timeline = await play({}, async (story) => {
      await story.until(0, '23:00');
      await story.event('order.shipped', shipped);
      await story.until(1, '12:00');
      await story.event('order.cancelled', { orderId: 'o1' });
    });
    expect(timeline).toEqual([
      'day 0 10:00 sent order-tracking/accepted',
      'day 0 23:00 order.shipped',
      'day 0 23:00 deferred order-tracking/shipped (quiet-hours)',
      'day 1 08:00 sent order-tracking/shipped',
      'day 1 12:00 order.cancelled',
      'day 1 12:00 sent order-tracking/cancelled',
      'day 1 12:00 ended by order.cancelled',
    ]);
  });

  it.each([['order.delivered'], ['order.cancelled']] as const)(
    'gives up news of the night that %s has overtaken by the morning',
    async (name) => {
      const timeline = await play({}, async (story) => {
        await story.until(0, '23:00');
        await story.event('order.shipped', shipped);
        await story.until(1, '06:00');
        await story.event(name, { orderId: 'o1' });
      });
      expect(timeline.slice(0, 5)).toEqual([
        'day 0 10:00 sent order-tracking/accepted',
        'day 0 23:00 order.shipped',
        'day 0 23:00 deferred order-tracking/shipped (quiet-hours)',
        `day 1 06:00 ${name}`,
        'day 1 06:00 gave up the held text (overtaken)',
      ]);
      expect(timeline.join()).not.toContain('sent order-tracking/shipped');
      expect(timeline.at(-1)).toMatch(new RegExp(`ended by ${name}$`));
    },
  );

  it('tells the news of the day even where the next has come before it was handed over', async () => {
    const timeline = await play({}, async (story) => {
      await Promise.all([story.event('order.shipped', shipped), story.event('order.cancelled', { orderId: 'o1' })]);
    });
    expect(timeline.filter((line) => line.includes('sent'))).toHaveLength(3);
  });

  it('tells a repeated event once', async () => {
    const timeline = await play({}, async (story) => {
      await story.event('order.shipped', shipped, { id: 'same' });
      await story.event('order.shipped', shipped, { id: 'same' });
      await story.event('order.cancelled', { orderId: 'o1' });
    });
    expect(timeline.filter((line) => line.includes('sent order-tracking/shipped'))).toHaveLength(1);
  });
});
