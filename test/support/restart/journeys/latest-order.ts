import { journey, texts } from 'tidings/journey';

const words = texts('latest-order', {
  latest: { kind: 'service', text: { en: 'Your order {{orderId}}', ru: 'Ваш заказ {{orderId}}' } },
});

export default journey(
  'latest-order',
  {
    about: 'Tells of the latest order once there has been no other for four hours, or once it is shipped.',
    startsOn: 'order.placed',
    hears: ['order.shipped', 'order.cancelled'],
    onePer: 'contact',
    again: 'always',
    restarts: true,
    texts: words,
  },
  ({ event, send, waitForEvent, until }) =>
    until(['order.cancelled'], async () => {
      await waitForEvent('order.shipped', { within: '4 hours', then: 'the order is told of' });
      const { outcome } = await send(words.latest, { orderId: event.data.orderId });
      return { endedBy: outcome };
    }),
);
