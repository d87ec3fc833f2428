import { describe, expect, it } from 'vitest';
import type { EventData, EventName, EventOf } from '../../models/config/register.ts';
import { Stage } from '../support/stage.ts';
import { theatre } from '../support/theatre.ts';

const second = 1_000;
const minute = 60 * second;
const trackingUrl = 'https://track.example/o1';

/** An event that was taken before the run began. */
function happened<Name extends EventName>(name: Name, at: number, data: EventData<Name>): EventOf<Name> {
  return { id: name, source: 'test', name, time: new Date(at).toISOString(), data };
}

describe('what is known when a run begins counts before its first text', () => {
  const { env, bundle } = theatre();
  const overdue = {
    invoiceId: 'i1',
    amount: 5,
    currency: 'GBP',
    dueOn: '2026-05-01',
    payUrl: 'https://pay.example/i1',
  };
  const nothing = () => Promise.resolve();

  it('reminds nobody of an invoice that was paid before, however long ago', async () => {
    const known = (begun: Date) => ({
      before: [happened('invoice.paid', begun.getTime() - 30 * 86_400_000, { invoiceId: 'i1' })],
    });
    const told = await new Stage(env()).play(
      bundle(),
      'overdue-payment',
      { at: '10:00', data: () => overdue, known },
      nothing,
    );
    expect(told).toEqual(['day 0 10:00 ended by invoice.paid']);
  });

  it('says of an order that was cancelled before only that', async () => {
    const known = (begun: Date) => ({
      before: [happened('order.cancelled', begun.getTime() - second, { orderId: 'o1' })],
    });
    const told = await new Stage(env()).play(
      bundle(),
      'order-tracking',
      { at: '10:00', data: () => ({ orderId: 'o1' }), known },
      nothing,
    );
    expect(told).toEqual(['day 0 10:00 sent order-tracking/cancelled', 'day 0 10:00 ended by order.cancelled']);
  });

  it('tells of an order and its cancellation that followed', async () => {
    const known = (begun: Date) => ({
      meanwhile: [happened('order.cancelled', begun.getTime() + second, { orderId: 'o1' })],
    });
    const told = await new Stage(env()).play(
      bundle(),
      'order-tracking',
      { at: '10:00', data: () => ({ orderId: 'o1' }), known },
      nothing,
    );
    expect(told).toEqual([
      'day 0 10:00 sent order-tracking/accepted',
      'day 0 10:00 sent order-tracking/cancelled',
      'day 0 10:00 ended by order.cancelled',
    ]);
  });

  it('does not greet whoever has a complete profile', async () => {
    const known = (begun: Date) => ({ before: [happened('profile.completed', begun.getTime() - second, {})] });
    const told = await new Stage(env()).play(
      bundle(),
      'welcome',
      { at: '10:00', data: () => ({ profileUrl: 'https://shop.example/me' }), known },
      nothing,
    );
    expect(told).toEqual(['day 0 10:00 ended by profile.completed']);
  });

  it('begins no story whose goal was reached', async () => {
    const known = (begun: Date) => ({ before: [happened('order.placed', begun.getTime(), { orderId: 'o1' })] });
    const begin = { data: () => ({ profileUrl: 'https://shop.example/me' }), endsOn: 'order.placed' as const, known };
    const told = await new Stage(env()).play(bundle(), 'welcome', { at: '10:00', ...begin }, nothing);
    expect(told).toEqual(['day 0 10:00 ended by order.placed']);
  });
});

describe('a story is told news in the order in which it happened', () => {
  const { env, bundle } = theatre();

  it('is not told of what happened before it, nor ended by it', async () => {
    const stage = new Stage(env());
    const begin = { data: () => ({ profileUrl: 'https://shop.example/me' }), endsOn: 'order.placed' as const };
    const told = await stage.play(bundle(), 'welcome', { at: '10:00', ...begin }, async () => {
      await stage.until(0, '10:10');
      await stage.event('order.placed', { orderId: 'o1' }, 'old order', 20 * minute);
      await stage.event('profile.completed', {}, 'old profile', 20 * minute);
      await stage.until(0, '10:20');
      await stage.event('profile.completed', {}, 'new profile');
    });
    expect(told.at(-1)).toBe('day 0 10:20 ended by profile.completed');
  });

  it('tells the same fact once, whatever its event id', async () => {
    const stage = new Stage(env());
    const told = await stage.play(
      bundle(),
      'order-tracking',
      { at: '10:00', data: () => ({ orderId: 'o1' }) },
      async () => {
        await stage.until(0, '11:00');
        await stage.event('order.shipped', { orderId: 'o1', trackingUrl });
        await stage.until(0, '12:00');
        await stage.event('order.shipped', { orderId: 'o1', trackingUrl });
        await stage.event('order.shipped', { orderId: 'o1', trackingUrl: `${trackingUrl}/2` });
        await stage.until(0, '13:00');
        await stage.event('order.cancelled', { orderId: 'o1' });
      },
    );
    expect(told.filter((line) => line.includes('sent order-tracking/shipped'))).toEqual([
      'day 0 11:00 sent order-tracking/shipped',
      'day 0 12:00 sent order-tracking/shipped',
    ]);
  });

  it('does not move a booking back to a date that is older news', async () => {
    const stage = new Stage(env());
    const at = (begun: Date, days: number) => new Date(begun.getTime() + days * 86_400_000).toISOString();
    let begun = new Date(0);
    const data = (now: Date) => ({ bookingId: 'b1', startsAt: at((begun = now), 5) });
    const told = await stage.play(bundle(), 'upcoming-event', { at: '10:00', data }, async () => {
      await stage.until(0, '11:00');
      await stage.event('booking.rescheduled', { bookingId: 'b1', startsAt: at(begun, 3) }, 'newer');
      await stage.until(0, '12:00');
      await stage.event('booking.rescheduled', { bookingId: 'b1', startsAt: at(begun, 4) }, 'older', 90 * minute);
    });
    expect(told.filter((line) => line.includes('sent'))).toEqual([
      'day 0 11:00 sent upcoming-event/moved',
      'day 2 10:00 sent upcoming-event/dayBefore',
      expect.stringMatching(/^day 3 0?8:00 (sent|deferred) upcoming-event\/soon/),
    ]);
  });
});
