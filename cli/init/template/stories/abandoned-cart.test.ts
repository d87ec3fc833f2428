import { begin, consentTo } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const cart = { cartId: 'c1', cartUrl: 'https://shop.example/cart/c1' };
const regular = { consents: consentTo('offers'), had: { 'order.placed': 2 } };

describe('abandoned-cart', () => {
  it('reminds a regular the next morning', async () => {
    const story = await begin('cart.abandoned', cart, { at: '18:00', person: regular });
    expect(await story.end()).toEqual(['day 1 10:00 sent abandoned-cart/reminder', 'day 1 10:00 ended by reminded']);
    expect(story.said('abandoned-cart/reminder')).toContain('https://shop.example/cart/c1');
  });

  it('says nothing once the order is placed', async () => {
    const story = await begin('cart.abandoned', cart, { at: '18:00', person: regular, journeys: ['abandoned-cart'] });
    await story.until(0, '20:00');
    await story.event('order.placed', { orderId: 'o3' });
    expect(await story.end()).toEqual(['day 0 20:00 order.placed', 'day 0 20:00 ended by order.placed']);
  });

  it('sends no offer to those who have not agreed to any', async () => {
    const story = await begin('cart.abandoned', cart, { at: '18:00', person: { ...regular, consents: [] } });
    expect(await story.end()).toEqual([
      'day 1 10:00 skipped abandoned-cart/reminder (consent-missing)',
      'day 1 10:00 ended by nothing sent',
    ]);
  });
});
