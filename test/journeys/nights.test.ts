import { Temporal } from 'temporal-polyfill';
import { begin, type Person } from 'tidings/testing';
import { describe, expect, it } from 'vitest';
import { theStage } from '../../cli/testing/stage.ts';

const invoice = { invoiceId: 'i1', amount: 90, currency: 'EUR', dueOn: '2026-05-01', payUrl: 'https://shop.example/p' };
const hourMs = 3_600_000;

describe('a message in the night', () => {
  /** Lets time pass until half a day before the next change of the clocks in a zone. */
  async function eveOfClockChange(zone: string): Promise<void> {
    const { time } = await theStage();
    const now = await time.currentTimeMs();
    const later = Temporal.Instant.fromEpochMilliseconds(now + 24 * hourMs).toZonedDateTimeISO(zone);
    const change = later.getTimeZoneTransition('next')?.epochMilliseconds ?? now;
    await time.sleep(change - 12 * hourMs - now);
  }

  /** An invoice falls due at 22:30, and is paid the next day at noon. */
  async function lateInvoice(person: Partial<Person>): Promise<string[]> {
    const story = await begin('invoice.overdue', invoice, { at: '22:30', person });
    await story.until(1, '12:00');
    await story.event('invoice.paid', { invoiceId: 'i1' });
    return story.end();
  }

  it.each([
    ['Berlin, when the clocks change', 'Europe/Berlin', 'DE', '08:00'],
    ['Berlin, when they change back', 'Europe/Berlin', 'DE', '08:00'],
    ['Santiago, where midnight is doubled or skipped', 'America/Santiago', 'CL', '08:00'],
    ['Santiago, half a year later', 'America/Santiago', 'CL', '08:00'],
    ['Yekaterinburg, on any night', 'Asia/Yekaterinburg', 'RU', '0[89]:00'],
  ])('in %s, waits until the morning on the clock of the recipient', async (_where, timeZone, country, opens) => {
    await eveOfClockChange(timeZone);
    const [held, sent, ...rest] = await lateInvoice({ timeZone, country });
    expect(held).toBe('day 0 22:30 deferred overdue-payment/gentle (quiet-hours)');
    expect(sent).toMatch(new RegExp(`^day 1 ${opens} sent overdue-payment/gentle$`));
    expect(rest.at(-1)).toBe('day 1 12:00 ended by invoice.paid');
  });

  it('to somebody in Russia whose zone nobody knows waits until it is day from Kaliningrad to Kamchatka', async () => {
    const moscow = { timeZone: 'Europe/Moscow', country: 'RU', zoneUnknown: true } as const;
    const story = await begin('order.placed', { orderId: 'o1' }, { at: '15:00', person: moscow });
    await story.until(1, '12:00');
    await story.event('order.cancelled', { orderId: 'o1' });
    const told = await story.end();
    expect(told).toEqual([
      'day 0 15:00 deferred order-tracking/accepted (quiet-hours)',
      'day 1 09:00 sent order-tracking/accepted',
      'day 1 12:00 order.cancelled',
      'day 1 12:00 sent order-tracking/cancelled',
      'day 1 12:00 ended by order.cancelled',
    ]);
  });

  it('is not sent in the morning when it is no longer true by then', async () => {
    const startsAt = (begun: Date) => new Date(begun.getTime() + 9 * hourMs).toISOString();
    const data = (begun: Date) => ({ bookingId: 'b1', startsAt: startsAt(begun) });
    const story = await begin('booking.made', data, { at: '22:30' });
    expect(await story.end()).toEqual([
      'day 1 05:30 skipped upcoming-event/soon (expired)',
      'day 1 07:30 ended by booked time reached',
    ]);
  });
});
