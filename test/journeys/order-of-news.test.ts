import { begin, type EventInStory } from 'tidings/testing';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../workflows/catalogue.ts';

const trackingUrl = 'https://track.example/o1';
const profile = { profileUrl: 'https://shop.example/me' };
/** The journey as if its goal were an order, which its story does not hear. */
const withGoal = { ...catalogue['welcome']!, goal: { on: 'order.placed' } };
const welcome = { at: '10:00', journeys: [withGoal] };

describe('what is known when a run begins counts before its first text', () => {
  const payUrl = 'https://pay.example/i1';
  const overdue = { invoiceId: 'i1', amount: 5, currency: 'GBP', dueOn: '2026-05-01', payUrl };

  it('reminds nobody of an invoice that was paid before, however long ago', async () => {
    const before: EventInStory[] = [{ name: 'invoice.paid', data: { invoiceId: 'i1' }, ago: '30 days' }];
    const story = await begin('invoice.overdue', overdue, { at: '10:00', before });
    expect(await story.end()).toEqual(['day 0 10:00 ended by invoice.paid']);
  });

  it('is told nothing of another invoice', async () => {
    const before: EventInStory[] = [{ name: 'invoice.paid', data: { invoiceId: 'i2' }, ago: '30 days' }];
    const story = await begin('invoice.overdue', overdue, { at: '10:00', before });
    expect(story.timeline).toEqual(['day 0 10:00 sent overdue-payment/gentle']);
  });

  it('says of an order that was cancelled before only that', async () => {
    const before: EventInStory[] = [{ name: 'order.cancelled', data: { orderId: 'o1' }, ago: '1 second' }];
    const story = await begin('order.placed', { orderId: 'o1' }, { at: '10:00', before });
    expect(await story.end()).toEqual([
      'day 0 10:00 sent order-tracking/cancelled',
      'day 0 10:00 ended by order.cancelled',
    ]);
  });

  it('tells of an order and its cancellation that followed', async () => {
    const followedBy: EventInStory[] = [{ name: 'order.cancelled', data: { orderId: 'o1' } }];
    const story = await begin('order.placed', { orderId: 'o1' }, { at: '10:00', followedBy });
    expect(await story.end()).toEqual([
      'day 0 10:00 order.cancelled',
      'day 0 10:00 sent order-tracking/accepted',
      'day 0 10:00 sent order-tracking/cancelled',
      'day 0 10:00 ended by order.cancelled',
    ]);
  });

  it('does not greet whoever has a complete profile', async () => {
    const before: EventInStory[] = [{ name: 'profile.completed', data: {}, ago: '1 second' }];
    const story = await begin('user.registered', profile, { ...welcome, before });
    expect(await story.end()).toEqual(['day 0 10:00 ended by profile.completed']);
  });

  it('begins no story whose goal was reached', async () => {
    const before: EventInStory[] = [{ name: 'order.placed', data: { orderId: 'o1' } }];
    const story = await begin('user.registered', profile, { ...welcome, before });
    expect(await story.end()).toEqual(['day 0 10:00 ended by order.placed']);
  });
});

describe('a story is told news in the order in which it happened', () => {
  it('is not told of what happened before it, nor ended by it', async () => {
    const story = await begin('user.registered', profile, welcome);
    await story.until(0, '10:10');
    await story.event('order.placed', { orderId: 'o1' }, { ago: '20 minutes' });
    await story.event('profile.completed', {}, { ago: '20 minutes' });
    await story.until(0, '10:20');
    await story.event('profile.completed', {});
    expect((await story.end()).at(-1)).toBe('day 0 10:20 ended by profile.completed');
  });

  it('tells the same fact once, whatever its event id', async () => {
    const story = await begin('order.placed', { orderId: 'o1' }, { at: '10:00' });
    await story.until(0, '11:00');
    await story.event('order.shipped', { orderId: 'o1', trackingUrl });
    await story.until(0, '12:00');
    await story.event('order.shipped', { orderId: 'o1', trackingUrl });
    await story.event('order.shipped', { orderId: 'o1', trackingUrl: `${trackingUrl}/2` });
    await story.until(0, '13:00');
    await story.event('order.cancelled', { orderId: 'o1' });
    expect((await story.end()).filter((line) => line.includes('sent order-tracking/shipped'))).toEqual([
      'day 0 11:00 sent order-tracking/shipped',
      'day 0 12:00 sent order-tracking/shipped',
    ]);
  });

  it('does not move a booking back to a date that is older news', async () => {
    const at = (begun: Date, days: number) => new Date(begun.getTime() + days * 86_400_000).toISOString();
    const booking = (begun: Date) => ({ bookingId: 'b1', startsAt: at(begun, 5) });
    const story = await begin('booking.made', booking, { at: '10:00' });
    await story.until(0, '11:00');
    await story.event('booking.rescheduled', { bookingId: 'b1', startsAt: at(story.begun, 3) });
    await story.until(0, '12:00');
    await story.event('booking.rescheduled', { bookingId: 'b1', startsAt: at(story.begun, 4) }, { ago: '90 minutes' });
    expect((await story.end()).filter((line) => line.includes('sent'))).toEqual([
      'day 0 11:00 sent upcoming-event/moved',
      'day 2 10:00 sent upcoming-event/dayBefore',
      expect.stringMatching(/^day 3 0?8:00 (sent|deferred) upcoming-event\/soon/),
    ]);
  });
});
