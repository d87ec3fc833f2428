import { journey, texts } from 'tidings/journey';

const words = texts('three-ways', {
  chat: {
    kind: 'service',
    channel: 'telegram',
    text: { en: 'Your account is open.', ru: 'Счёт открыт.' },
    fallback: { text: 'sms' },
  },
  sms: {
    kind: 'service',
    text: { en: 'Your account is open.', ru: 'Счёт открыт.' },
    fallback: { text: 'letter', unlessDeliveredWithin: '2 hours' },
  },
  letter: {
    kind: 'service',
    channel: 'email',
    expiresAfter: '3 hours',
    subject: { en: 'Your account', ru: 'Ваш счёт' },
    text: { en: 'It is open.', ru: 'Он открыт.' },
  },
});

export default journey(
  'three-ways',
  {
    about: 'Writes to a chat, else to the number, else a letter.',
    startsOn: 'user.registered',
    onePer: 'contact',
    again: 'never',
    texts: words,
  },
  async ({ send }) => ({ endedBy: (await send(words.chat)).outcome }),
);
