import { z } from 'zod';
import { exampleOf } from '../event-example.ts';
import type { Fault } from './fault-in-words.ts';

/** Kinds that no JSON has: nobody could post them, or a run would be told something else. */
const notInJson = ['date', 'bigint', 'symbol', 'never', 'nan', 'map', 'set', 'function', 'file', 'promise'];

/** What is wrong with the schema of an event, below its name: its data come as JSON, and are checked at once. */
export function faultsOfEvent(schema: z.ZodObject): Fault[] {
  const fields = Object.entries<z.ZodType>(schema.shape);
  const faults = fields.flatMap(([name, field]) => {
    const message = whyNoField(name, field);
    return message === undefined ? [] : [{ path: [name], message }];
  });
  // A field that is wrong would have the check of the whole never asked, or would wait itself.
  const rest = Object.fromEntries(faults.flatMap(({ path }) => path.map((name) => [name, z.any().optional()])));
  const whole = schema.clone({ ...schema.def, shape: { ...schema.shape, ...rest } });
  return waits(whole) ? [...faults, { path: [], message: waiting }] : faults;
}

const waiting = 'has a check that waits; data are checked at once, so let a journey ask it by lookUp';

function whyNoField(name: string, field: z.ZodType): string | undefined {
  const kind = kindsIn(field).find((each) => notInJson.includes(each));
  if (kind === 'date') return 'is a date, which JSON does not have: take fields.instant or fields.date';
  if (kind !== undefined) return `is of the kind ${kind}, which JSON does not have`;
  return waits(z.object({ [name]: field })) ? waiting : undefined;
}

/** The kind of a schema and of those that it is made of, as far as each of them must hold; one may be made of itself. */
function kindsIn(schema: z.ZodType, seen = new Set<z.ZodType>()): string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const { innerType, element, in: read, out, shape = {} } = schema.def as Parts;
  const parts = [innerType, element, read, out, ...Object.values(shape)].filter((part) => part !== undefined);
  return [schema.def.type, ...parts.flatMap((part) => kindsIn(part, seen))];
}

/** What kinds of schemas call that of which they are made. */
interface Parts {
  innerType?: z.ZodType;
  element?: z.ZodType;
  in?: z.ZodType;
  out?: z.ZodType;
  shape?: Record<string, z.ZodType>;
}

function waits(schema: z.ZodObject): boolean {
  try {
    schema.safeParse(exampleOf(schema));
    return false;
  } catch (error) {
    return error instanceof z.core.$ZodAsyncError;
  }
}
