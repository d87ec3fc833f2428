import { z } from 'zod';
import { contactInput } from '../../models/domain/contact.ts';
import { eventNames, eventSchemas, type EventName } from '../../models/domain/events.ts';
import { cloudEvent } from './cloud-events.ts';

/** The contact may come with the event that first tells of it. */
const brought = contactInput.optional().meta({
  description: 'The contact as it was at `time`: created, or what is named is set, unless something later is known.',
});

/** A name that the store can keep; fields that a type does not name are kept with the event. */
const propertyNames = { pattern: '^(?!\\$)(?!__proto__$|_bsontype$)[^.\\u0000]*$' };

const types = eventNames.map((name) =>
  cloudEvent
    .omit({ data_base64: true })
    .extend({
      type: z.literal(name),
      data: eventSchemas[name].safeExtend({ contact: brought }).loose().meta({ propertyNames }),
    })
    .loose()
    .meta({ id: nameOf(name), title: name, propertyNames }),
);

/** Every event that callers may post, each type with its own fields; for `/openapi.json`. */
export const postedEvent = z
  .discriminatedUnion('type', types as [(typeof types)[number], ...typeof types])
  .meta({ id: 'Event' });

/** `order.placed` as `OrderPlaced`. */
function nameOf(type: EventName): string {
  return type.replaceAll(/(^|[.-])(\w)/g, (_all, _before: string, letter: string) => letter.toUpperCase());
}

const example = (type: EventName, id: string, data: object) => () => ({
  specversion: '1.0',
  source: 'shop',
  id,
  type,
  subject: 'anna',
  time: new Date().toISOString(),
  data,
});
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

/** Events that can be sent as they are, once there is a contact `anna`; of now, since old news is refused. */
export const eventExamples = {
  'An order was placed': example('order.placed', 'evt-1', { orderId: 'A-1001', amount: 49.9, currency: 'GBP' }),
  'It brings its contact': () => ({
    ...example('order.placed', 'evt-5', {
      orderId: 'A-1002',
      contact: { phone: '+447700900124', locale: 'en-GB', attributes: { tier: 'gold' } },
    })(),
    subject: 'bella',
  }),
  'It was shipped': example('order.shipped', 'evt-2', {
    orderId: 'A-1001',
    trackingUrl: 'https://shop.example/t/A-1001',
  }),
  'An invoice is overdue': () =>
    example('invoice.overdue', 'evt-3', {
      invoiceId: 'INV-7',
      amount: 120,
      currency: 'GBP',
      payUrl: 'https://shop.example/pay/INV-7',
      dueOn: inDays(-3).toISOString().slice(0, 10),
    })(),
  'A booking was made': () =>
    example('booking.made', 'evt-4', { bookingId: 'B-12', startsAt: inDays(3).toISOString() })(),
};
