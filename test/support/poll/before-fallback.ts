import { journey, texts } from 'tidings/journey';

const words = texts('poll', {
  shipped: {
    kind: 'service',
    asks: true,
    text: { en: 'Order {{orderId}} is on its way.', ru: 'Заказ {{orderId}} в пути.' },
  },
});

/** As `poll.ts` told it before its text had a fallback. */
export const shipped = journey(
  'poll',
  { about: '', startsOn: 'user.registered', onePer: 'contact', again: 'never', texts: words, hears: ['order.placed'] },
  async ({ send }) => {
    const result = await send(words.shipped, { orderId: 'A-7' }, { overtakenBy: ['order.placed'] });
    return { endedBy: result.outcome };
  },
).run;
