import { defineTidings, fields } from 'tidings/config';
import { z } from 'zod';
import { coupon, returnLabel, stock } from './look-ups/shop.ts';

const { id, link, amount, currency, date } = fields;

/** Nordlicht, a shop for lamps in Hamburg that writes to its customers in German and English. */
const installation = defineTidings({
  locales: ['de', 'en'],
  brands: {
    nordlicht: {
      name: { de: 'Nordlicht', en: 'Nordlicht' },
      legalName: 'Nordlicht Leuchten GmbH',
      help: 'hilfe@nordlicht.example',
    },
  },
  purposes: ['offers'],
  attributes: { firstName: z.string(), vip: z.boolean(), birthday: z.iso.date() },
  events: {
    'cart.updated': z.object({ cartId: id, sku: id, amount, currency, cartUrl: link }),
    'cart.emptied': z.object({ cartId: id }),
    'order.placed': z.object({ orderId: id, amount, currency }),
    'order.delivered': z.object({ orderId: id }),
    'return.requested': z.object({ returnId: id, orderId: id }),
    'return.cancelled': z.object({ returnId: id }),
    'return.received': z.object({ returnId: id }),
    'refund.paid': z.object({ returnId: id, amount, currency }),
    'payment.failed': z.object({ paymentId: id, amount, currency, retryOn: date, payUrl: link }),
    'payment.succeeded': z.object({ paymentId: id }),
    'payment.abandoned': z.object({ paymentId: id }),
  },
  segments: {
    /** Somebody of ours looks after them; offers would cheapen that. */
    vips: { attribute: 'vip', is: true },
    /** Came back at least once. */
    regulars: { event: 'order.placed', count: { atLeast: 2 } },
    /** It is today, where they live. */
    birthday: { attribute: 'birthday', anniversaryInDays: 0 },
  },
  wordings: {
    'offers-sms/1': {
      purpose: 'offers',
      topic: { de: 'Angebote', en: 'offers' },
      text: {
        de: (advertiser: string) =>
          `Ich möchte Angebote von ${advertiser} per SMS erhalten. Das kann ich jederzeit mit STOP als Antwort beenden.`,
        en: (advertiser: string) =>
          `I agree to receive offers from ${advertiser} by SMS. I can end this at any time by replying STOP.`,
      },
    },
  },
  lookUps: { stock, coupon, returnLabel },
  journeys: './journeys',
});

export default installation;

declare module 'tidings/config' {
  interface Register {
    installation: typeof installation;
  }
}
