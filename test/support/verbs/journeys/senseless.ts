import { journey, texts, yesNo } from 'tidings/journey';

const words = texts('senseless', { news: { kind: 'service', text: { en: 'News.', ru: 'Новости.' } } });

type Verb = (...given: never[]) => unknown;

/** What the compiler would refuse, given as a variable or a cast gives it. */
function castPast(
  verbs: Record<'send' | 'onDate' | 'waitForEvent' | 'waitForReply' | 'waitForFirst' | 'until' | 'known', Verb>,
) {
  const { send, onDate, waitForEvent, waitForReply, waitForFirst, until, known } = verbs as unknown as Record<
    keyof typeof verbs,
    (...given: unknown[]) => Promise<unknown>
  >;
  const within = { within: '1 day' };
  return {
    notafter: () => send(words.news, {}, { notafter: '2027-05-04T09:00:00Z' }),
    dayBefore: () => onDate('2027-05-04', '10:00', { dayBefore: 1 }),
    both: () => waitForEvent('order.cancelled', { ...within, until: '2027-05-04T09:00:00Z' }),
    unheard: () => waitForEvent('order.shipped', within),
    unheardFirst: () => waitForFirst({ events: ['order.shipped'] }, within),
    reread: () => waitForReply({ ...within, expects: yesNo(), rask: words.news }),
    rereadFirst: () => waitForFirst({ reply: { expects: yesNo(), rask: words.news } }, within),
    unexpected: () => waitForFirst({ reply: {} }, within),
    unheardUntil: () => until(['order.shipped'], () => Promise.resolve(undefined)),
    overtaken: () => send(words.news, {}, { overtakenBy: ['order.shipped'] }),
    unknown: async () => known('order.shipped'),
  };
}

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
  async ({
    event,
    send,
    onDay,
    sleepUntil,
    until,
    waitForAny,
    waitForFirst,
    waitForEvent,
    waitForReply,
    onDate,
    known,
    askTeam,
    inSegment,
    lookUp,
  }) => {
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
      ...castPast({ send, onDate, waitForEvent, waitForReply, waitForFirst, until, known }),
      late: () => send(words.news, {}, { notAfter: 'tomorrow' }),
    };
    await ways[event.data.orderId]?.();
    return { endedBy: 'the end' };
  },
);
