import { journey, texts, yesNo } from 'tidings/journey';

const words = texts('foreign-words', {
  ask: { kind: 'service', asks: true, text: { en: 'Shall we come?', ru: 'Приехать?' } },
});
/** Past the compiler, as a journey in JavaScript has it. */
const foreign = texts('another', {
  ask: { kind: 'service', asks: true, text: { en: 'Once more?', ru: 'Ещё раз?' } },
}) as unknown as typeof words;

export default journey(
  'foreign-words',
  {
    about: 'Says what its row does not name; the order says by which verb.',
    startsOn: 'order.delivered',
    onePer: 'orderId',
    again: 'always',
    texts: words,
  },
  async ({ event, send, waitForReply, waitForFirst }) => {
    const within = { within: '1 day' } as const;
    const answer = { expects: yesNo(), reask: foreign.ask };
    const ways: Record<string, () => Promise<unknown>> = {
      send: () => send(foreign.ask),
      wait: () => waitForReply({ ...within, ...answer }),
      race: () => waitForFirst({ reply: answer }, within),
    };
    await send(words.ask);
    await ways[event.data.orderId]?.();
    return { endedBy: 'the end' };
  },
);
