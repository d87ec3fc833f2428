import { journey, texts } from 'tidings/journey';

const words = texts('win-back', {
  offer: {
    kind: 'marketing',
    purpose: 'offers',
    expiresAfter: '3 days',
    text: {
      de: '{{name contact.firstName else="Lange nicht gesehen"}}, {{percent}} % auf deinen nächsten Einkauf mit dem Code {{code}}, bis {{date end}}.',
      en: '{{name contact.firstName else="Long time no see"}}, {{percent}}% off your next order with the code {{code}}, until {{date end}}.',
    },
  },
  lastDay: {
    kind: 'marketing',
    purpose: 'offers',
    text: { de: 'Morgen endet dein Code {{code}}.', en: 'Your code {{code}} ends tomorrow.' },
  },
});

/** Offers a coupon to a regular who has not ordered for 90 days after the last delivery. */
export default journey(
  'win-back',
  {
    about: 'Brings regulars back who have not ordered for 90 days.',
    startsOn: 'order.delivered',
    hears: ['order.placed'],
    onePer: 'contact',
    again: 'always',
    restarts: true,
    goal: { on: 'order.placed', afterDelivery: '14 days' },
    texts: words,
  },
  async ({ send, onDay, lookUp, inSegment, until }) =>
    until(['order.placed'], async () => {
      await onDay(90, '12:00', { then: 'regulars get a coupon' });
      if (!(await inSegment('regulars')) || (await inSegment('vips'))) return { endedBy: 'not meant' };
      const coupon = await lookUp('coupon', { percent: 15 });
      if (!coupon) return { endedBy: 'no coupon to be had' };
      const { code, percent } = coupon;
      const { outcome } = await send(words.offer, { code, percent, end: { validFor: '14 days' } });
      if (outcome !== 'sent') return { endedBy: 'not reached' };
      await onDay(13, '11:00', { then: 'the end of the coupon is told' });
      await send(words.lastDay, { code });
      return { endedBy: 'reminded of the end' };
    }),
);
