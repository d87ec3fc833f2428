import { begin } from 'tidings/testing';
import { describe, expect, it } from 'vitest';
import { anke } from './people.ts';

const order = { orderId: 'o1' };
const regular = { ...anke, had: { 'order.placed': 2 } };
const lookUps = { coupon: ({ percent }: { percent: number }) => ({ code: 'NORD1001', percent }) };

describe('win-back', () => {
  it('offers a regular a coupon after 90 days, and tells of its last day', async () => {
    const story = await begin('order.delivered', order, { at: '11:00', person: regular, lookUps });
    expect(await story.end()).toEqual([
      'day 90 12:00 sent win-back/offer',
      'day 103 11:00 sent win-back/lastDay',
      'day 103 11:00 ended by reminded of the end',
    ]);
    expect(story.said('win-back/offer')).toContain('15 % auf deinen nächsten Einkauf mit dem Code NORD1001');
  });

  it('counts the 90 days from the latest delivery', async () => {
    const story = await begin('order.delivered', order, { at: '11:00', person: regular, lookUps });
    await story.until(30, '11:00');
    await story.event('order.delivered', { orderId: 'o2' });
    expect((await story.end())[1]).toBe('day 120 12:00 sent win-back/offer');
  });

  it('ends with the next order', async () => {
    const story = await begin('order.delivered', order, { at: '11:00', person: regular, lookUps });
    await story.until(91, '12:00');
    await story.event('order.placed', { orderId: 'o3', amount: 20, currency: 'EUR' });
    expect((await story.end()).at(-1)).toBe('day 91 12:00 ended by order.placed');
  });

  it('says nothing without a coupon', async () => {
    const none = () => {
      throw new Error('the shop answers 503');
    };
    const story = await begin('order.delivered', order, { at: '11:00', person: regular, lookUps: { coupon: none } });
    expect((await story.end()).at(-1)).toMatch(/ended by no coupon to be had$/);
    expect(story.texts).toEqual([]);
  });

  it('means only regulars', async () => {
    const story = await begin('order.delivered', order, { at: '11:00', person: anke, lookUps });
    expect(await story.end()).toEqual(['day 90 12:00 ended by not meant']);
  });
});
