import { after, journey, texts } from 'tidings/journey';

const words = texts('changing', { news: { kind: 'service', text: { en: 'News.', ru: 'Новости.' } } });

export default journey(
  'changing',
  {
    about: 'Sends and waits, after a change.',
    startsOn: 'order.placed',
    onePer: 'orderId',
    again: 'never',
    texts: words,
  },
  async ({ event, send, sleepUntil }) => {
    await send(words.news);
    await sleepUntil(after(event.time, '4 hours'));
    return { endedBy: 'told' };
  },
);
