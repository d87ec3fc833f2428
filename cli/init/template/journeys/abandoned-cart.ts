import { journey, texts } from 'tidings/journey';

const words = texts('abandoned-cart', {
  reminder: {
    kind: 'marketing',
    purpose: 'offers',
    text: { en: 'Your cart is still here: {{cartUrl}}' },
  },
});

/** Reminds regulars of a cart that they left, the next morning, unless they order before. */
export default journey(
  'abandoned-cart',
  {
    about: 'Reminds regulars of a cart that they left.',
    startsOn: 'cart.abandoned',
    hears: ['order.placed'],
    onePer: 'contact',
    again: { after: '7 days' },
    goal: { on: 'order.placed' },
    texts: words,
  },
  async ({ event, send, onDay, inSegment, until }) =>
    until(['order.placed'], async () => {
      await onDay(1, '10:00', { then: 'regulars are reminded' });
      if (!(await inSegment('regulars'))) return { endedBy: 'not a regular' };
      const { outcome } = await send(words.reminder, { cartUrl: event.data.cartUrl });
      return { endedBy: outcome === 'sent' ? 'reminded' : 'nothing sent' };
    }),
);
