import { z } from 'zod';
import { fields, fieldsOfKind, withPayableAmounts } from './config/fields.ts';
import { brandIds, installation, locales } from './installation.ts';
import { ownEventSchemas, segmentEventSchemas, toldByItself } from './own-events.ts';
import type { EventSchema } from './config/declarations.ts';

/** Fields that nobody named stay out of runs, even where a schema would let them through; one that refuses them may. */
export function namedOnly(schema: EventSchema): EventSchema {
  return schema.def.catchall instanceof z.ZodNever ? schema : schema.strip();
}

/** Every business event Tidings knows: those of the installation, and those of its own journeys. */
export const eventSchemas: Readonly<Record<string, EventSchema>> = {
  ...Object.fromEntries(
    Object.entries(installation.events).map(([name, schema]) => [name, withPayableAmounts(namedOnly(schema))]),
  ),
  ...ownEventSchemas({ brands: [...brandIds], wordings: Object.keys(installation.wordings), locales: [...locales] }),
};

/** What Tidings tells of the segments of `tidings.config.ts`; nobody posts it, and no condition counts it. */
const segmentEvents: Readonly<Record<string, EventSchema>> = segmentEventSchemas(Object.keys(installation.segments));

/** What callers may post. */
export const eventNames = Object.keys(eventSchemas).filter((name) => !toldByItself.includes(name));

/** Whether callers may post an event of this name. */
export function isEventName(name: string): boolean {
  return eventNames.includes(name);
}

/** The schema of an event; undefined where no type of this name is known. */
export function schemaOf(name: string): EventSchema | undefined {
  const known = Object.hasOwn(eventSchemas, name) ? eventSchemas : segmentEvents;
  return Object.hasOwn(known, name) ? known[name] : undefined;
}

/**
 * The data of an event as its schema reads them. One that throws, or that waits for something, has not read them: whoever
 * posts is told, and nothing else stops.
 */
export function readFields(schema: EventSchema, data: unknown): z.ZodSafeParseResult<Record<string, unknown>> {
  try {
    return schema.safeParse(data);
  } catch {
    const message = 'cannot be read: the schema of this event in tidings.config.ts fails on it';
    const error = new z.ZodError([{ code: 'custom', path: [], message, input: data }]);
    return { success: false, error: error as z.ZodError<Record<string, unknown>> };
  }
}

/** Fields that name what an event is about: an order, an invoice, a booking, a request. People are found by them. */
export const businessKeys: readonly string[] = [
  ...new Set(Object.values(eventSchemas).flatMap((schema) => fieldsOfKind(schema, fields.id))),
];

/** Fields of an event that make sense only while they lie ahead, and only once they have begun somewhere on earth. */
export function timelyFields(name: string): Timely {
  return timely.get(name) ?? { ahead: [], behind: [] };
}

interface Timely {
  ahead: readonly string[];
  behind: readonly string[];
}

const timely: ReadonlyMap<string, Timely> = new Map(
  Object.entries(eventSchemas).map(([name, schema]) => [
    name,
    { ahead: fieldsOfKind(schema, fields.futureInstant), behind: fieldsOfKind(schema, fields.pastDate) },
  ]),
);
