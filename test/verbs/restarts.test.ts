import { begin } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const booking = (bookingId: string) => (begun: Date) => ({
  bookingId,
  startsAt: new Date(begun.getTime() + 14 * 86_400_000).toISOString(),
});

describe('a story that begins anew', () => {
  it('waits from the newest event on, and tells its data', async () => {
    const story = await begin('booking.made', booking('b1'), { at: '09:00', journeys: ['changing-order'] });
    await story.until(0, '11:00');
    await story.event('booking.made', booking('b2')(story.begun));
    expect(await story.end()).toEqual([
      'day 0 11:00 booking.made',
      'day 0 15:00 sent changing-order/latest',
      'day 0 15:00 ended by told',
    ]);
    expect(story.said('changing-order/latest')).toBe('Your visit: b2');
  });

  it('ends on what ends it, also after it has begun anew', async () => {
    const story = await begin('booking.made', booking('b1'), { at: '09:00', journeys: ['changing-order'] });
    await story.event('booking.made', booking('b2')(story.begun));
    await story.until(0, '10:00');
    await story.event('booking.cancelled', { bookingId: 'b2' });
    expect((await story.end()).at(-1)).toBe('day 0 10:00 ended by booking.cancelled');
    expect(story.texts).toEqual([]);
  });

  it('begins again with the same data where that is no repeat within the minute', async () => {
    const story = await begin('booking.made', booking('b1'), { at: '09:00', journeys: ['changing-order'] });
    await story.event('booking.cancelled', { bookingId: 'b1' });
    await story.event('booking.made', booking('b1')(story.begun));
    await story.until(0, '14:00');
    expect(story.texts).toEqual([]);
    await story.event('booking.made', booking('b1')(story.begun));
    expect((await story.end()).slice(-2)).toEqual([
      'day 0 18:00 sent changing-order/latest',
      'day 0 18:00 ended by told',
    ]);
  });
});
