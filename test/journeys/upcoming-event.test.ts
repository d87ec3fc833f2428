import { begin, type Story } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const hours = (from: Date, count: number) => new Date(from.getTime() + count * 3_600_000).toISOString();

describe('upcoming-event', () => {
  /** Books a time this many hours from the beginning, at 12:00. */
  const play = async (
    inHours: number,
    happen: (story: Story, begun: Date) => Promise<void> = () => Promise.resolve(),
  ) => {
    const booking = (begun: Date) => ({ bookingId: 'b1', startsAt: hours(begun, inHours) });
    const story = await begin('booking.made', booking, { at: '12:00' });
    await happen(story, story.begun);
    return story.end();
  };

  it('reminds a day and two hours before', async () => {
    expect(await play(72)).toEqual([
      'day 2 12:00 sent upcoming-event/dayBefore',
      'day 3 10:00 sent upcoming-event/soon',
      'day 3 12:00 ended by booked time reached',
    ]);
  });

  it('sends only what is still ahead when booked inside the window', async () => {
    expect(await play(8)).toEqual(['day 0 18:00 sent upcoming-event/soon', 'day 0 20:00 ended by booked time reached']);
    expect(await play(1)).toEqual(['day 0 13:00 ended by booked time reached']);
  });

  it('moves the reminders with the booking', async () => {
    const timeline = await play(72, async (story, begun) => {
      await story.until(1, '12:00');
      await story.event('booking.rescheduled', { bookingId: 'b1', startsAt: hours(begun, 120) });
    });
    expect(timeline).toEqual([
      'day 1 12:00 booking.rescheduled',
      'day 1 12:00 sent upcoming-event/moved',
      'day 4 12:00 sent upcoming-event/dayBefore',
      'day 5 10:00 sent upcoming-event/soon',
      'day 5 12:00 ended by booked time reached',
    ]);
  });

  it('says nothing of a move to the time that it has, however that is written', async () => {
    const timeline = await play(72, async (story, begun) => {
      await story.until(1, '12:00');
      const startsAt = hours(begun, 72).replace('Z', '+00:00');
      await story.event('booking.rescheduled', { bookingId: 'b1', startsAt });
    });
    expect(timeline).toEqual([
      'day 1 12:00 booking.rescheduled',
      'day 2 12:00 sent upcoming-event/dayBefore',
      'day 3 10:00 sent upcoming-event/soon',
      'day 3 12:00 ended by booked time reached',
    ]);
  });

  it('tells only the latest of two moves in one night', async () => {
    const timeline = await play(72, async (story, begun) => {
      await story.until(0, '23:00');
      await story.event('booking.rescheduled', { bookingId: 'b1', startsAt: hours(begun, 120) });
      await story.until(1, '02:00');
      await story.event('booking.rescheduled', { bookingId: 'b1', startsAt: hours(begun, 144) });
    });
    expect(timeline).toEqual([
      'day 0 23:00 booking.rescheduled',
      'day 0 23:00 deferred upcoming-event/moved (quiet-hours)',
      'day 1 02:00 booking.rescheduled',
      'day 1 02:00 gave up the held text (overtaken)',
      'day 1 02:00 deferred upcoming-event/moved (quiet-hours)',
      'day 1 08:00 sent upcoming-event/moved',
      'day 5 12:00 sent upcoming-event/dayBefore',
      'day 6 10:00 sent upcoming-event/soon',
      'day 6 12:00 ended by booked time reached',
    ]);
  });

  it('ends when the booking is cancelled, and says so', async () => {
    const timeline = await play(72, async (story) => {
      await story.until(1, '12:00');
      await story.event('booking.cancelled', { bookingId: 'b1' });
    });
    expect(timeline).toEqual([
      'day 1 12:00 booking.cancelled',
      'day 1 12:00 sent upcoming-event/cancelled',
      'day 1 12:00 ended by booking.cancelled',
    ]);
  });

  it('does not send a reminder in the morning for a time that was at night', async () => {
    const timeline = await play(18);
    expect(timeline).toEqual([
      'day 1 04:00 skipped upcoming-event/soon (expired)',
      'day 1 06:00 ended by booked time reached',
    ]);
  });
});
