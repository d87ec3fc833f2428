import { begin } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const order = { orderId: 'o1' };

describe('order-news', () => {
  it('follows an order until it is shipped', async () => {
    const story = await begin('order.placed', order, { at: '12:00' });
    await story.until(2, '15:00');
    await story.event('order.shipped', { ...order, trackingUrl: 'https://post.example/t/1' });
    expect(await story.end()).toEqual([
      'day 0 12:00 sent order-news/placed',
      'day 2 15:00 order.shipped',
      'day 2 15:00 sent order-news/shipped',
      'day 2 15:00 ended by order.shipped',
    ]);
  });

  it('asks the team about an order that has gone quiet', async () => {
    const story = await begin('order.placed', order, { at: '12:00' });
    expect(await story.end()).toEqual([
      'day 0 12:00 sent order-news/placed',
      'day 14 12:00 team asked: order has gone quiet',
      'day 14 12:00 ended by team asked',
    ]);
  });
});
