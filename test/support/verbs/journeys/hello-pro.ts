import { journey, texts } from 'tidings/journey';

const words = texts('hello-pro', {
  hello: { kind: 'service', text: { en: 'You are a pro now.', ru: 'Теперь вы на тарифе Про.' } },
});

export default journey(
  'hello-pro',
  {
    about: 'Greets a new pro, unless they are none any more in the morning.',
    startsOn: 'entered.pro-members',
    hears: ['left.pro-members'],
    onePer: 'contact',
    again: 'always',
    texts: words,
  },
  async ({ send, onDay, until }) =>
    until(['left.pro-members'], async () => {
      await onDay(1, '10:00', { then: 'they are greeted' });
      const { outcome } = await send(words.hello);
      return { endedBy: outcome };
    }),
);
