import { defineTidings, fields } from 'tidings/config';
import { z } from 'zod';
import { acme } from '../contracts/acme/index.ts';

/** Not the example shop: one language, which is neither English nor Russian, and words, rules and a gateway of its own. */
const installation = defineTidings({
  locales: ['de'],
  brands: { radwerk: { name: { de: 'Radwerk' }, legalName: 'Radwerk GmbH', help: 'hilfe@radwerk.example' } },
  purposes: ['aktionen'],
  attributes: { bike: z.string(), member: z.boolean() },
  events: {
    'repair.accepted': z.object({ repairId: fields.id, part: z.string().optional() }),
    'repair.ready': z.object({ repairId: fields.id, price: fields.amount, currency: fields.currency }),
  },
  segments: { regulars: { event: 'repair.accepted', count: { atLeast: 3 } } },
  wordings: {
    'aktionen-sms/1': {
      purpose: 'aktionen',
      topic: { de: 'Aktionen rund ums Rad' },
      text: { de: (advertiser) => `Ich möchte von der ${advertiser} Aktionen per SMS erhalten.` },
    },
  },
  lookUps: { inStock: ({ part }: { part: string }) => ({ pieces: part === 'Kette' ? 2 : 0 }) },
  providers: [acme],
  policy: {
    rules: [
      {
        id: 'opening-hours',
        says: 'In Germany only while the workshop is open.',
        where: ['DE'],
        kind: 'service',
        hours: { weekdays: { from: '10:00', to: '17:00' } },
      },
    ],
  },
  journeys: './journeys',
});

export default installation;

declare module 'tidings/config' {
  interface Register {
    installation: typeof installation;
  }
}
