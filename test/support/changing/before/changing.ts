import { after, journey, texts } from 'tidings/journey';

const words = texts('changing', { news: { kind: 'service', text: { en: 'News.', ru: 'Новости.' } } });

export default journey(
  'changing',
  {
    about: 'Sends and waits, before a change.',
    startsOn: 'order.placed',
    onePer: 'orderId',
    again: 'never',
    texts: words,
  },
  async ({ event, send, sleepUntil }) => {
    await sleepUntil(after(event.time, '4 hours'));
    await send(words.news);
    return { endedBy: 'told' };
  },
);
