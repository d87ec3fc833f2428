import { journey, texts } from 'tidings/journey';

const words = texts('senseless', { news: { kind: 'service', text: { en: 'News.', ru: 'Новости.' } } });

export default journey(
  'senseless',
  {
    about: 'Gives its verbs what can only be a slip; the order says which.',
    startsOn: 'order.delivered',
    hears: ['order.cancelled'],
    onePer: 'orderId',
    again: 'always',
    texts: words,
  },
  async ({ event, send, onDay, sleepUntil, until, waitForAny, waitForFirst, askTeam, inSegment, lookUp }) => {
    const within = { within: '1 day' } as const;
    // As a list that is computed, or a cast, gets past the compiler.
    const none = [] as unknown as ['order.cancelled'];
    const ways: Record<string, () => Promise<unknown>> = {
      any: () => waitForAny(none, within),
      first: () => waitForFirst({ events: [] }, within),
      until: () => until(none, () => Promise.resolve({ endedBy: 'nothing' })),
      ask: () => askTeam(' '),
      day: () => onDay(-3, '10:00'),
      sleep: () => sleepUntil('2027-05-04T09:00'),
      segment: () => inSegment('constructor' as 'repeat-buyers'),
      lookUp: () => lookUp('nope' as 'stock', { sku: 'A-1' }),
      late: () => send(words.news, {}, { notAfter: 'tomorrow' }),
    };
    await ways[event.data.orderId]?.();
    return { endedBy: 'the end' };
  },
);
