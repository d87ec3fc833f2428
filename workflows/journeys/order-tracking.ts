import { journey, texts } from 'tidings/journey';

const messages = texts('order-tracking', {
  accepted: {
    kind: 'service',
    text: { en: 'Thank you! We have your order {{orderId}}.', ru: 'Спасибо! Заказ {{orderId}} принят.' },
  },
  shipped: {
    kind: 'service',
    text: {
      en: 'Order {{orderId}} is on its way: {{trackingUrl}}',
      ru: 'Заказ {{orderId}} в пути: {{trackingUrl}}',
    },
  },
  cancelled: {
    kind: 'service',
    text: { en: 'Order {{orderId}} is cancelled.', ru: 'Заказ {{orderId}} отменён.' },
  },
  review: {
    kind: 'marketing',
    purpose: 'feedback',
    text: {
      en: 'How was order {{orderId}}? Your answer helps the next buyer.',
      ru: 'Как вам заказ {{orderId}}? Ваш ответ поможет другим.',
    },
  },
});

const end = ['order.delivered', 'order.cancelled'] as const;
const updates = ['order.shipped', ...end] as const;

/** Follows one order from checkout to doorstep, and asks repeat buyers how it was. */
export default journey(
  'order-tracking',
  {
    about: 'Follows one order from checkout to doorstep.',
    startsOn: 'order.placed',
    hears: ['order.shipped', 'order.delivered', 'order.cancelled'],
    onePer: 'orderId',
    again: 'never',
    texts: messages,
  },
  async ({ event, known, send, waitForAny, onDay, inSegment, askTeam }) => {
    const { orderId } = event.data;

    if (!known('order.cancelled')) await send(messages.accepted, { orderId }, { overtakenBy: updates });
    for (;;) {
      const wait = { within: '14 days', then: 'the team is asked why the order is quiet' } as const;
      const update = await waitForAny(updates, wait);
      switch (update?.name) {
        case 'order.shipped':
          await send(messages.shipped, { orderId, trackingUrl: update.data.trackingUrl }, { overtakenBy: end });
          continue;
        case 'order.cancelled':
          await send(messages.cancelled, { orderId });
          return { endedBy: update.name };
        case 'order.delivered':
          await onDay(2, '18:00', { then: 'repeat buyers are asked for a review' });
          if (await inSegment('repeat-buyers')) await send(messages.review, { orderId });
          return { endedBy: update.name };
        case undefined:
          return askTeam('order has gone quiet', { orderId });
      }
    }
  },
);
