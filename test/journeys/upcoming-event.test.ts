import { describe, expect, it } from 'vitest';
import { Stage } from '../support/stage.ts';
import { theatre } from '../support/theatre.ts';

const hours = (from: Date, count: number) => new Date(from.getTime() + count * 3_600_000).toISOString();

describe('upcoming-event', () => {
  const { env, bundle } = theatre();
  /** Books a time this many hours from the beginning, at 12:00. */
  const play = async (
    inHours: number,
    happen: (stage: Stage, begun: Date) => Promise<void> = () => Promise.resolve(),
  ) => {
    const stage = new Stage(env());
    let begun = new Date(0);
    const data = (now: Date) => {
      begun = now;
      return { bookingId: 'b1', startsAt: hours(now, inHours) };
    };
    return stage.play(bundle(), 'upcoming-event', { at: '12:00', data }, () => happen(stage, begun));
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
    const timeline = await play(72, async (stage, begun) => {
      await stage.until(1, '12:00');
      await stage.event('booking.rescheduled', { bookingId: 'b1', startsAt: hours(begun, 120) });
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
    const timeline = await play(72, async (stage, begun) => {
      await stage.until(1, '12:00');
      const startsAt = hours(begun, 72).replace('Z', '+00:00');
      await stage.event('booking.rescheduled', { bookingId: 'b1', startsAt });
    });
    expect(timeline).toEqual([
      'day 1 12:00 booking.rescheduled',
      'day 2 12:00 sent upcoming-event/dayBefore',
      'day 3 10:00 sent upcoming-event/soon',
      'day 3 12:00 ended by booked time reached',
    ]);
  });

  it('tells only the latest of two moves in one night', async () => {
    const timeline = await play(72, async (stage, begun) => {
      await stage.until(0, '23:00');
      await stage.event('booking.rescheduled', { bookingId: 'b1', startsAt: hours(begun, 120) });
      await stage.until(1, '02:00');
      await stage.event('booking.rescheduled', { bookingId: 'b1', startsAt: hours(begun, 144) });
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
    const timeline = await play(72, async (stage) => {
      await stage.until(1, '12:00');
      await stage.event('booking.cancelled', { bookingId: 'b1' });
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
