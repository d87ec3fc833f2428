import { z } from 'zod';
import type { ValueKind } from '../domain/segments/condition.ts';
import type { Vocabulary } from '../domain/segments/faults.ts';
import type { Field } from '../domain/segments/test-faults.ts';
import type { AttributeSchema, EventSchema } from './declarations.ts';
import { fields, fieldsOfKind } from './fields.ts';
import { nearest } from './nearest.ts';

/** What of an installation conditions may name. */
interface Declared {
  attributes: Readonly<Record<string, AttributeSchema>>;
  events: Readonly<Record<string, EventSchema>>;
  segments: readonly string[];
  purposes: readonly string[];
  brands: readonly string[];
  journeys?: readonly string[];
  messages?: readonly string[];
}

/** The names that conditions of segments may use, with the kinds of what they stand for. */
export function vocabularyOf({ attributes, events, ...names }: Declared): Vocabulary {
  return {
    ...names,
    attributes: mapped(attributes, fieldOf),
    events: mapped(events, fieldsOf),
    nearest,
  };
}

function fieldsOf(schema: EventSchema): Record<string, Field> {
  const money = fieldsOfKind(schema, fields.amount);
  const [currency] = fieldsOfKind(schema, fields.currency);
  return mapped(schema.shape as Record<string, z.ZodType>, (field, name) => ({
    ...fieldOf(field),
    ...(currency !== undefined && money.includes(name) ? { currency } : {}),
  }));
}

function fieldOf(schema: z.ZodType): Field {
  return {
    kinds: kindsOf(schema),
    refuses: (value) => {
      const read = schema.safeParse(value);
      return read.success ? undefined : (read.error.issues[0]?.message ?? 'it is refused');
    },
  };
}

/** The kinds of value that a field may hold, as it is stored; none where it is a list or an object. */
function kindsOf(schema: z.ZodType): ValueKind[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return kindsOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return kindsOf(schema.in as z.ZodType);
  if (schema instanceof z.ZodUnion) return [...new Set((schema.options as z.ZodType[]).flatMap(kindsOf))];
  if (schema instanceof z.ZodBoolean) return ['boolean'];
  if (schema instanceof z.ZodNumber) return ['number'];
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return ['text', 'date'];
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) return kindsOfValues(schema);
  return [];
}

function kindsOfValues(schema: z.ZodEnum | z.ZodLiteral): ValueKind[] {
  const values: unknown[] = schema instanceof z.ZodEnum ? schema.options : [...schema.values];
  const kinds = values.map((value) => typeof value);
  const kindOf = { string: 'text', number: 'number', boolean: 'boolean' } as const;
  return [...new Set(kinds.flatMap((kind) => (kind in kindOf ? kindOf[kind as keyof typeof kindOf] : [])))];
}

function mapped<From, To>(
  from: Readonly<Record<string, From>>,
  to: (value: From, name: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, to(value, name)]));
}
