import { z } from 'zod';
import { contactInput } from '../../models/domain/contact.ts';
import { exampleOf } from '../../models/event-example.ts';
import { eventNames, eventSchemas } from '../../models/events.ts';
import { cloudEvent } from './cloud-events.ts';

/** The contact may come with the event that first tells of it. */
const brought = contactInput.optional().meta({
  description: 'The contact as it was at `time`: created, or what is named is set, unless something later is known.',
});

/** A name that the store can keep; fields that a type does not name are kept with the event. */
const propertyNames = { pattern: '^(?!\\$)(?!__proto__$|_bsontype$)[^.\\u0000]*$' };

const types = Object.entries(eventSchemas)
  .filter(([name]) => eventNames.includes(name))
  .map(([name, schema]) =>
    cloudEvent
      .omit({ data_base64: true })
      .extend({
        type: z.literal(name),
        data: schema.safeExtend({ contact: brought }).loose().meta({ propertyNames }),
      })
      .loose()
      .meta({ id: nameOf(name), title: name, propertyNames }),
  );

/** Every event that callers may post, each type with its own fields; for `/openapi.json`. */
export const postedEvent = z
  .discriminatedUnion('type', types as [(typeof types)[number], ...typeof types])
  .meta({ id: 'Event' });

/** `order.placed` as `OrderPlaced`. */
function nameOf(type: string): string {
  return type.replaceAll(/(^|[.-])(\w)/g, (_all, _before: string, letter: string) => letter.toUpperCase());
}

const contact = { phone: '+447700900124', locale: 'en-GB', attributes: { tier: 'gold' } };
const example = (type: string, index: number, brings?: object) => () => ({
  specversion: '1.0',
  source: 'backend',
  id: `evt-${index + 1}`,
  type,
  subject: brings ? 'bella' : 'anna',
  time: new Date().toISOString(),
  data: { ...exampleOf(eventSchemas[type]), ...(brings ? { contact: brings } : {}) },
});
const [first = ''] = eventNames;

/** Events that can be sent as they are, once there is a contact `anna`; of now, since old news is refused. */
export const eventExamples = {
  ...Object.fromEntries(eventNames.slice(0, 12).map((type, index) => [type, example(type, index)])),
  'It brings its contact': example(first, eventNames.length, contact),
};
