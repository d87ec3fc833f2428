import { journey, texts } from 'tidings/journey';

const words = texts('hasty', { news: { kind: 'service', text: { en: 'News.', ru: 'Новости.' } } });

export default journey(
  'hasty',
  {
    about: 'Calls its verbs in the ways of who forgets to await them; the order says which.',
    startsOn: 'order.delivered',
    hears: ['order.cancelled', 'order.shipped'],
    onePer: 'orderId',
    again: 'always',
    texts: words,
  },
  async ({ event, send, sleepUntil, until, waitForEvent, askTeam }) => {
    const within = { within: '1 day' } as const;
    const later = new Date(Date.parse(event.time) + 3_600_000).toISOString();
    const ways: Record<string, () => Promise<unknown>> = {
      send: () => Promise.resolve(void send(words.news)),
      wait: () => Promise.resolve(void waitForEvent('order.cancelled', within)),
      sleep: () => Promise.resolve(void sleepUntil(later)),
      ask: () => Promise.resolve(void askTeam('what now?')),
      race: () => Promise.race([waitForEvent('order.cancelled', within), sleepUntil(later)]),
      inside: () => until(['order.cancelled'], () => Promise.resolve(void send(words.news)).then(() => undefined)),
      'two waits': () => Promise.all([waitForEvent('order.cancelled', within), waitForEvent('order.shipped', within)]),
      'two sends': () => Promise.all([send(words.news), send(words.news)]),
      'ended by until': () => until(['order.cancelled'], async () => ({ endedBy: String(await sleepUntil(later)) })),
    };
    await ways[event.data.orderId]?.();
    return { endedBy: 'the end' };
  },
);
