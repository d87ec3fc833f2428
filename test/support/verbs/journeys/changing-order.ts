import { after, journey, texts } from 'tidings/journey';

const words = texts('changing-order', {
  latest: { kind: 'service', text: { en: 'Your visit: {{bookingId}}', ru: 'Ваш визит: {{bookingId}}' } },
});

export default journey(
  'changing-order',
  {
    about: 'Tells of a booking once it has not changed for four hours.',
    startsOn: 'booking.made',
    hears: ['booking.cancelled'],
    onePer: 'contact',
    again: 'always',
    restarts: true,
    texts: words,
  },
  ({ event, send, sleepUntil, until }) =>
    until(['booking.cancelled'], async () => {
      await sleepUntil(after(event.time, '4 hours'));
      await send(words.latest, { bookingId: event.data.bookingId });
      return { endedBy: 'told' };
    }),
);
