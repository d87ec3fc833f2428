import { journey, texts } from 'tidings/journey';

const words = texts('birthday', {
  wishes: {
    kind: 'marketing',
    purpose: 'offers',
    expiresAfter: '1 day',
    text: {
      de: '{{name contact.firstName else="Hallo"}}, alles Gute zum Geburtstag! {{percent}} % für dich mit dem Code {{code}}, bis {{date end}}.',
      en: '{{name contact.firstName else="Hello"}}, happy birthday! {{percent}}% off for you with the code {{code}}, until {{date end}}.',
    },
  },
});

/** Wishes a happy birthday in the morning, with a coupon; once a year, wherever somebody travels on that day. */
export default journey(
  'birthday',
  {
    about: 'Wishes a happy birthday, with a coupon.',
    startsOn: 'entered.birthday',
    onePer: 'contact',
    again: { after: '300 days' },
    goal: { on: 'order.placed', afterDelivery: '14 days' },
    texts: words,
  },
  async ({ send, onDay, lookUp }) => {
    await onDay(0, '10:00', { then: 'the wishes go out' });
    const coupon = await lookUp('coupon', { percent: 10 });
    if (!coupon) return { endedBy: 'no coupon to be had' };
    const { code, percent } = coupon;
    const { outcome } = await send(words.wishes, { code, percent, end: { validFor: '14 days' } });
    return { endedBy: outcome };
  },
);
