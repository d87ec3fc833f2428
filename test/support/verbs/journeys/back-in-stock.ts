import { journey, texts } from 'tidings/journey';

const words = texts('back-in-stock', {
  there: { kind: 'service', text: { en: '{{left}} left of what you ordered.', ru: 'Осталось {{left}}.' } },
  soon: { kind: 'service', text: { en: 'We shall write as soon as it is there.', ru: 'Напишем, когда появится.' } },
});

export default journey(
  'back-in-stock',
  {
    about: 'Says how many of an ordered article are left.',
    startsOn: 'order.placed',
    onePer: 'orderId',
    again: 'never',
    texts: words,
  },
  async ({ event, send, lookUp }) => {
    const stock = await lookUp('stock', { sku: event.data.orderId });
    if (stock?.left === 0) return { endedBy: 'sold out' };
    await (stock ? send(words.there, { left: stock.left }) : send(words.soon));
    return { endedBy: 'told' };
  },
);
