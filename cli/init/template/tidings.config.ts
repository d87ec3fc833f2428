import { defineTidings, fields } from 'tidings/config';
import { z } from 'zod';

const { id, link } = fields;

/** Everything that is ours: see docs/installation.md of the package. */
const installation = defineTidings({
  locales: ['en'],
  brands: { shop: { name: { en: 'My Shop' }, legalName: 'My Shop Ltd', help: 'help@shop.example' } },
  purposes: ['offers'],
  events: {
    'order.placed': z.object({ orderId: id }),
    'order.shipped': z.object({ orderId: id, trackingUrl: link }),
    'cart.abandoned': z.object({ cartId: id, cartUrl: link }),
  },
  segments: {
    /** Has ordered before. */
    regulars: { event: 'order.placed' },
  },
  journeys: './journeys',
});

export default installation;

declare module 'tidings/config' {
  interface Register {
    installation: typeof installation;
  }
}
