import { journey, texts } from 'tidings/journey';

const words = texts('second-way', {
  sms: { kind: 'service', text: { en: 'Your account is open.', ru: 'Счёт открыт.' } },
  letter: {
    kind: 'service',
    channel: 'email',
    subject: { en: 'Your account', ru: 'Ваш счёт' },
    text: { en: 'It is open:\n{{profileUrl}}', ru: 'Он открыт:\n{{profileUrl}}' },
  },
});

export default journey(
  'second-way',
  {
    about: 'Writes a letter where the text reaches nobody.',
    startsOn: 'user.registered',
    hears: [],
    onePer: 'contact',
    again: 'never',
    texts: words,
  },
  async ({ event, send, waitForReceipt }) => {
    await send(words.sms);
    const became = await waitForReceipt({ within: '2 hours', then: 'a letter is written' });
    if (became === 'delivered') return { endedBy: became };
    const { outcome } = await send(words.letter, { profileUrl: event.data.profileUrl });
    return { endedBy: `letter ${outcome}` };
  },
);
