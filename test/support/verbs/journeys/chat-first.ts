import { journey, texts } from 'tidings/journey';

const words = texts('chat-first', {
  chat: {
    kind: 'service',
    channel: 'max',
    text: { en: 'Your account is open.', ru: 'Счёт открыт.' },
    fallback: { text: 'sms' },
  },
  sms: {
    kind: 'service',
    text: { en: 'Your account is open. More in MAX: {{maxUrl}}', ru: 'Счёт открыт. Подробнее в MAX: {{maxUrl}}' },
  },
});

export default journey(
  'chat-first',
  {
    about: 'Writes to a chat, and to the number of who has opened none.',
    startsOn: 'user.registered',
    hears: [],
    onePer: 'contact',
    again: 'never',
    texts: words,
  },
  async ({ send }) => ({ endedBy: (await send(words.chat)).outcome }),
);
