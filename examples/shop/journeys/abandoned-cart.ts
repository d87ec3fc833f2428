import { after, journey, texts } from 'tidings/journey';

const words = texts('abandoned-cart', {
  reminder: {
    kind: 'marketing',
    purpose: 'offers',
    text: {
      de: '{{name contact.firstName else="Hallo"}}, dein Warenkorb wartet: {{cartUrl}}',
      en: '{{name contact.firstName else="Hello"}}, your cart is still here: {{cartUrl}}',
    },
  },
  lastOnes: {
    kind: 'marketing',
    purpose: 'offers',
    text: {
      de: 'Nur noch {{left}} {{plural left one="Stück" other="Stück"}} auf Lager. Dein Warenkorb: {{cartUrl}}',
      en: 'Only {{left}} {{plural left one="piece" other="pieces"}} left. Your cart: {{cartUrl}}',
    },
  },
});

/** Reminds of a cart that has stood still for four hours; says so where few are left, and nothing where none is. */
export default journey(
  'abandoned-cart',
  {
    about: 'Reminds of a cart that was left behind.',
    startsOn: 'cart.updated',
    hears: ['order.placed', 'cart.emptied'],
    onePer: 'contact',
    again: 'always',
    restarts: true,
    goal: { on: 'order.placed' },
    texts: words,
  },
  async ({ event, send, sleepUntil, waitForClick, lookUp, inSegment, until }) => {
    const { sku, cartUrl } = event.data;

    return until(['order.placed', 'cart.emptied'], async () => {
      await sleepUntil(after(event.time, '4 hours'), { then: 'the cart is called abandoned' });
      if (await inSegment('vips')) return { endedBy: 'looked after by a person' };
      await send(words.reminder, { cartUrl });
      const click = await waitForClick({ within: '1 day', then: 'few left are told of' });
      if (click) return { endedBy: 'came back' };
      const stock = await lookUp('stock', { sku });
      if (!stock || stock.left === 0 || stock.left > 5) return { endedBy: 'reminded' };
      await send(words.lastOnes, { left: stock.left, cartUrl });
      return { endedBy: 'told of the last ones' };
    });
  },
);
