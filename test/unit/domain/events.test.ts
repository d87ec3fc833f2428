import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { outOfBounds } from '../../../api/http/bounds.ts';
import { faultsOf } from '../../../api/http/problems.ts';
import { isSameFact } from '../../../models/domain/runs/story-order.ts';
import { events } from '../../../models/shop/events.ts';

const link = (path: string) => ({ orderId: 'A-1', trackingUrl: `https://shop.example/${path}` });

describe('the data of an event', () => {
  it.each([
    ['a link of Cyrillic letters', 'я'.repeat(300)],
    ['a link of apostrophes', "'".repeat(290)],
    ['a link with spaces that are written', '%20'.repeat(90)],
  ])('%s can be read again as it was stored', (_case, path) => {
    const stored = events['order.shipped'].parse(link(path));
    expect(events['order.shipped'].parse(stored)).toEqual(stored);
  });

  it('whatever is taken can be read again as it was stored, and is then the same', () => {
    const part = fc.string({ unit: 'grapheme', maxLength: 1_900 });
    const id = fc.oneof(part, fc.maxSafeInteger());
    fc.assert(
      fc.property(id, part, (orderId, path) => {
        const first = events['order.shipped'].safeParse({ ...link(path), orderId });
        if (first.success) expect(events['order.shipped'].parse(first.data)).toEqual(first.data);
      }),
    );
  });

  it.each(['0000-05-04T09:00:00Z', '9999-12-31T23:59:59-00:01'])('%s is no instant', (startsAt) => {
    expect(events['booking.made'].safeParse({ bookingId: 'b', startsAt }).success).toBe(false);
  });
});

describe('a field that cannot be taken', () => {
  const invoice = { invoiceId: 'i', amount: 5, currency: 'GBP', dueOn: '2026-05-01', payUrl: 'https://pay.example/1' };
  const faults = (data: object) => {
    const given = { ...invoice, ...data };
    const read = events['invoice.overdue'].safeParse(given);
    return faultsOf(read.error ?? new z.ZodError([]), given).map(({ pointer, detail }) => `${pointer} ${detail}`);
  };
  const booked = (startsAt: unknown) =>
    events['booking.made'].safeParse({ bookingId: 'b', startsAt }).error?.issues.map(({ message }) => message);

  it.each(['1899-12-30', '0001-01-01', '0000-01-01'])('is due on %s, which systems write for no date', (dueOn) => {
    expect(faults({ dueOn })).toEqual([expect.stringContaining('/dueOn lies before the year 1900')]);
  });

  it.each(['', '01.02.2026', '2026-02-30', 5])('%j is no date, which is told once', (dueOn) => {
    expect(faults({ dueOn })).toEqual(['/dueOn must be a date such as 2026-05-04']);
  });

  it.each([1e308, '49.90', -1, 0, null])('%j is no amount, which is told once and truly', (amount) => {
    expect(faults({ amount })).toEqual(['/amount must be a number above 0, and at most 1,000,000,000,000']);
    if (amount === 1e308) expect(outOfBounds({ data: { amount } })?.detail).toBe(faults({ amount })[0]?.slice(8));
  });

  it('is missing', () => {
    const none = { amount: undefined, dueOn: undefined };
    expect(faults(none)).toEqual(['/amount is missing', '/dueOn is missing']);
  });

  it.each(['2026-12-01T10:00:60Z', '2026-12-01T10:00:00+99:00', '/Date(1764583200000)/', '10000-01-01', '', 5])(
    '%j is no instant, which is told once',
    (startsAt) => {
      expect(booked(startsAt)).toHaveLength(1);
    },
  );
});

describe('the same fact', () => {
  const moved = (startsAt: string) => ({
    name: 'booking.rescheduled',
    source: 'shop',
    time: '2026-11-20T09:00:00Z',
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
