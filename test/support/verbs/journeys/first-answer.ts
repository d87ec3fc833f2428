import { journey, texts } from 'tidings/journey';

const words = texts('first-answer', {
  ask: {
    kind: 'marketing',
    purpose: 'offers',
    asks: true,
    text: {
      en: 'Come back? {{profileUrl}} No more: {{unsubscribeUrl}}',
      ru: 'Вернётесь? {{profileUrl}} Отписка: {{unsubscribeUrl}}',
    },
  },
});

export default journey(
  'first-answer',
  {
    about: 'Waits for whichever comes first: an order, a reply or a click.',
    startsOn: 'user.registered',
    hears: ['order.placed'],
    onePer: 'contact',
    again: 'never',
    texts: words,
  },
  async ({ event, send, waitForFirst }) => {
    const { outcome } = await send(words.ask, { profileUrl: event.data.profileUrl });
    if (outcome !== 'sent') return { endedBy: outcome };
    const first = await waitForFirst({ events: ['order.placed'], reply: true, click: true }, { within: '2 days' });
    return { endedBy: first?.name === 'reply' ? `reply ${first.reply.says}` : (first?.name ?? 'nothing') };
  },
);
