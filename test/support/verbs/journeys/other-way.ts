import { journey, texts } from 'tidings/journey';

const words = texts('other-way', {
  sms: {
    kind: 'service',
    text: { en: 'Your account is open.', ru: 'Счёт открыт.' },
    fallback: { text: 'letter', unlessDeliveredWithin: '2 hours' },
  },
  letter: {
    kind: 'service',
    channel: 'email',
    subject: { en: 'Your account', ru: 'Ваш счёт' },
    text: { en: 'It is open:\n{{profileUrl}}', ru: 'Он открыт:\n{{profileUrl}}' },
  },
});

export default journey(
  'other-way',
  {
    about: 'Has a letter go where the text reaches nobody.',
    startsOn: 'user.registered',
    hears: ['profile.completed'],
    onePer: 'contact',
    again: 'never',
    texts: words,
  },
  async ({ event, send, until }) =>
    until(['profile.completed'], async () => {
      const { outcome } = await send(words.sms, { profileUrl: event.data.profileUrl });
      return { endedBy: outcome };
    }),
);
