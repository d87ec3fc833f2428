import { begin } from 'tidings/testing';
import { describe, expect, it } from 'vitest';
import { anke, tom } from './people.ts';

const cart = {
  cartId: 'c1',
  sku: 'lamp-1',
  amount: 79,
  currency: 'EUR',
  cartUrl: 'https://nordlicht.example/cart/c1',
};
const lookUps = { stock: () => ({ left: 3 }) };

describe('abandoned-cart', () => {
  it('reminds after four hours, and tells of the last ones a day later', async () => {
    const story = await begin('cart.updated', cart, { at: '12:00', person: anke, lookUps });
    expect(await story.end()).toEqual([
      'day 0 16:00 sent abandoned-cart/reminder',
      'day 1 16:00 sent abandoned-cart/lastOnes',
      'day 1 16:00 ended by told of the last ones',
    ]);
    expect(story.said('abandoned-cart/reminder')).toContain('Anke, dein Warenkorb wartet');
    expect(story.said('abandoned-cart/lastOnes')).toContain('Nur noch 3 Stück auf Lager');
  });

  it('greets whom it does not know by name, in their language', async () => {
    const story = await begin('cart.updated', cart, { at: '12:00', person: tom, lookUps });
    await story.until(0, '17:00');
    expect(story.said('abandoned-cart/reminder')).toContain('Hello, your cart is still here');
  });

  it('waits anew while the cart changes', async () => {
    const story = await begin('cart.updated', cart, { at: '12:00', person: anke, lookUps });
    await story.until(0, '15:00');
    await story.event('cart.updated', { ...cart, amount: 99 });
    await story.until(0, '20:00');
    expect(story.timeline).toEqual(['day 0 15:00 cart.updated', 'day 0 19:00 sent abandoned-cart/reminder']);
  });

  it('says no more to whom came back by the link', async () => {
    const story = await begin('cart.updated', cart, { at: '12:00', person: anke, lookUps });
    await story.until(0, '17:00');
    await story.click('/cart/');
    expect(await story.end()).toEqual([
      'day 0 16:00 sent abandoned-cart/reminder',
      'day 0 17:00 click: https://nordlicht.example/cart/c1',
      'day 0 17:00 ended by came back',
    ]);
  });

  it.each([
    ['sold out', { left: 0 }],
    ['plenty', { left: 40 }],
    ['unknown', null],
  ])('tells of no last ones where the article is %s', async (_case, answer) => {
    const story = await begin('cart.updated', cart, { at: '12:00', person: anke, lookUps: { stock: () => answer } });
    expect((await story.end()).at(-1)).toBe('day 1 16:00 ended by reminded');
  });

  it('goes on without the stock while the shop is down', async () => {
    const down = () => {
      throw new Error('the shop answers 503');
    };
    const story = await begin('cart.updated', cart, { at: '12:00', person: anke, lookUps: { stock: down } });
    expect((await story.end()).at(-1)).toBe('day 1 16:00 ended by reminded');
  });

  it('ends with the order', async () => {
    const story = await begin('cart.updated', cart, { at: '12:00', person: anke, lookUps });
    await story.until(0, '13:00');
    await story.event('order.placed', { orderId: 'o1', amount: 79, currency: 'EUR' });
    expect(await story.end()).toEqual(['day 0 13:00 order.placed', 'day 0 13:00 ended by order.placed']);
  });

  it('leaves those whom a person looks after alone', async () => {
    const person = { ...anke, attributes: { vip: true } };
    const story = await begin('cart.updated', cart, { at: '12:00', person, lookUps });
    expect(await story.end()).toEqual(['day 0 16:00 ended by looked after by a person']);
  });
});
