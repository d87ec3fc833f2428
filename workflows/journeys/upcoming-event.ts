import { before, journey, patched, texts } from 'tidings/journey';

const messages = texts('upcoming-event', {
  dayBefore: {
    kind: 'service',
    text: { en: 'Reminder: booking {{bookingId}}, {{startsAt}}.', ru: 'Напоминаем: {{bookingId}}, {{startsAt}}.' },
  },
  soon: {
    kind: 'service',
    text: { en: 'See you soon! {{startsAt}}.', ru: 'Скоро увидимся! {{startsAt}}.' },
  },
  moved: {
    kind: 'service',
    text: { en: 'Booking {{bookingId}} has moved to {{startsAt}}.', ru: 'Перенос записи {{bookingId}}: {{startsAt}}.' },
  },
  cancelled: {
    kind: 'service',
    text: { en: 'Your booking {{bookingId}} is cancelled.', ru: 'Запись {{bookingId}} отменена.' },
  },
});

const reminders = [
  { message: messages.dayBefore, ahead: '1 day' },
  { message: messages.soon, ahead: '2 hours' },
] as const;

/** Reminds of a booked time a day and two hours ahead; follows it when it moves, and ends when it is cancelled. */
export default journey(
  'upcoming-event',
  {
    about: 'Reminds of a booked time a day and two hours ahead.',
    startsOn: 'booking.made',
    hears: ['booking.rescheduled', 'booking.cancelled'],
    onePer: 'bookingId',
    again: 'never',
    texts: messages,
  },
  async ({ event, send, sleepUntil, until, renewWhenLong }) => {
    const { bookingId } = event.data;

    for (let { startsAt, timeZone } = event.data; ;) {
      const values = { bookingId, startsAt: { instant: startsAt, zone: timeZone } };
      const ended = await until(['booking.rescheduled', 'booking.cancelled'], async () => {
        for (const { message, ahead } of reminders) {
          const due = before(startsAt, ahead);
          // eslint-disable-next-line no-restricted-properties -- The clock of the run is meant.
          if (Date.parse(due) < Date.now()) continue;
          await sleepUntil(due, { then: `the reminder ${ahead} ahead goes out` });
          await send(message, values, { notAfter: startsAt });
        }
        await sleepUntil(startsAt, { then: 'the story ends' });
        return { endedBy: 'booked time reached' };
      });
      if (ended.event?.name === 'booking.cancelled') await send(messages.cancelled, { bookingId });
      if (ended.event?.name !== 'booking.rescheduled') return ended;
      const told = startsAt;
      ({ startsAt, timeZone = timeZone } = ended.event.data);
      if (Date.parse(startsAt) === Date.parse(told) && patched('same-time-is-no-news')) continue;
      const news = { notAfter: startsAt, overtakenBy: ['booking.rescheduled', 'booking.cancelled'] } as const;
      await send(messages.moved, { bookingId, startsAt: { instant: startsAt, zone: timeZone } }, news);
      await renewWhenLong({ bookingId, startsAt, timeZone });
    }
  },
);
