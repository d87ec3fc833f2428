import { journey, texts } from 'tidings/journey';

const words = texts('push-first', {
  push: {
    kind: 'service',
    channel: 'push',
    title: { en: 'Your account', ru: 'Ваш счёт' },
    text: { en: 'It is open.', ru: 'Он открыт.' },
    opens: '{{profileUrl}}',
  },
});

export default journey(
  'push-first',
  {
    about: 'Shows a notification, and waits for somebody to follow it.',
    startsOn: 'user.registered',
    hears: [],
    onePer: 'contact',
    again: 'never',
    texts: words,
  },
  async ({ event, send, waitForClick }) => {
    await send(words.push, { profileUrl: event.data.profileUrl });
    const click = await waitForClick({ within: '1 day', then: 'the story ends' });
    return { endedBy: click ? 'click' : 'no click' };
  },
);
