import { journey, texts } from 'tidings/journey';

const words = texts('order-news', {
  placed: { kind: 'service', text: { en: '{{brand}}: thank you, we have your order {{orderId}}.' } },
  shipped: { kind: 'service', text: { en: 'Order {{orderId}} is on its way: {{trackingUrl}}' } },
});

/** Says that an order was taken, and tells when it is on its way. */
export default journey(
  'order-news',
  {
    about: 'Follows an order until it is shipped.',
    startsOn: 'order.placed',
    hears: ['order.shipped'],
    onePer: 'orderId',
    again: 'never',
    texts: words,
  },
  async ({ event, send, waitForEvent, askTeam }) => {
    const { orderId } = event.data;
    await send(words.placed, { orderId });
    const shipped = await waitForEvent('order.shipped', { within: '14 days', then: 'the team is asked' });
    if (!shipped) return askTeam('order has gone quiet', { orderId });
    await send(words.shipped, { orderId, trackingUrl: shipped.data.trackingUrl });
    return { endedBy: 'order.shipped' };
  },
);
