import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameFact } from '../../../models/domain/story-order.ts';
import { eventSchemas } from '../../../models/domain/events.ts';

const link = (path: string) => ({ orderId: 'A-1', trackingUrl: `https://shop.example/${path}` });

describe('the data of an event', () => {
  it.each([
    ['a link of Cyrillic letters', 'я'.repeat(300)],
    ['a link of apostrophes', "'".repeat(290)],
    ['a link with spaces that are written', '%20'.repeat(90)],
  ])('%s can be read again as it was stored', (_case, path) => {
    const stored = eventSchemas['order.shipped'].parse(link(path));
    expect(eventSchemas['order.shipped'].parse(stored)).toEqual(stored);
  });

  it('whatever is taken can be read again as it was stored, and is then the same', () => {
    const part = fc.string({ unit: 'grapheme', maxLength: 1_900 });
    const id = fc.oneof(part, fc.maxSafeInteger());
    fc.assert(
      fc.property(id, part, (orderId, path) => {
        const first = eventSchemas['order.shipped'].safeParse({ ...link(path), orderId });
        if (first.success) expect(eventSchemas['order.shipped'].parse(first.data)).toEqual(first.data);
      }),
    );
  });

  it.each(['0000-05-04T09:00:00Z', '9999-12-31T23:59:59-00:01'])('%s is no instant', (startsAt) => {
    expect(eventSchemas['booking.made'].safeParse({ bookingId: 'b', startsAt }).success).toBe(false);
  });
});

describe('the same fact', () => {
  const moved = (startsAt: string) => ({
    ...{ name: 'booking.rescheduled', source: 'shop', time: '2026-11-20T09:00:00Z' },
    data: { bookingId: 'K6', startsAt },
  });

  it.each(['2026-11-27T09:30:00.000Z', '2026-11-27T13:30:00+04:00', '2026-11-27T09:30Z'])(
    'is the same with its instant as %s',
    (startsAt) => {
      expect(isSameFact(moved('2026-11-27T09:30:00Z'), moved(startsAt))).toBe(true);
    },
  );

  it('is another one at another time', () => {
    expect(isSameFact(moved('2026-11-27T09:30:00Z'), moved('2026-11-27T09:30:01Z'))).toBe(false);
  });
});
