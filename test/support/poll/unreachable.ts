/** Texts that others go instead of. */
export const unreachable = {
  shipped: {
    kind: 'service',
    asks: true,
    text: { en: 'Order {{orderId}} is on its way.', ru: 'Заказ {{orderId}} в пути.' },
    fallback: { text: 'shippedByMail', unlessDeliveredWithin: '2 hours' },
  },
  shippedByMail: {
    kind: 'service',
    channel: 'email',
    subject: { en: 'Order {{orderId}}', ru: 'Заказ {{orderId}}' },
    text: { en: 'It is on its way.', ru: 'Он в пути.' },
    fallback: { text: 'shippedAgain', ifUndeliverableWithin: '1 day' },
  },
  tempting: {
    kind: 'marketing',
    purpose: 'offers',
    text: { en: 'Our offer', ru: 'Наше предложение' },
    fallback: { text: 'mailing', ifUndeliverableWithin: '1 hour' },
  },
  shippedAgain: { kind: 'service', text: { en: '{{orderId}} is on its way.', ru: '{{orderId}} в пути.' } },
} as const;
