import fc from 'fast-check';

/** As much of JSON Schema as the description uses. */
interface JsonSchema {
  $ref?: string;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  examples?: unknown[];
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
}

/**
 * Values that a schema of an OpenAPI document allows. Where a schema has `examples`, its rule is one that no schema can
 * say (a time zone, a number that its plan has), and they stand for all.
 */
export function valuesOf(document: object, schema: JsonSchema): fc.Arbitrary<unknown> {
  const of = (inner: JsonSchema): fc.Arbitrary<unknown> => valuesOf(document, inner);
  if (schema.$ref) return of(resolve(document, schema.$ref));
  if (schema.examples) return fc.constantFrom(...schema.examples);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === 'object' && schema.anyOf) {
    return fc.oneof(...schema.anyOf.map((more) => objects({ ...schema, ...more }, of)));
  }
  const either = schema.oneOf ?? schema.anyOf;
  if (either) return fc.oneof(...either.map(of));
  switch (schema.type) {
    case 'object':
      return objects(schema, of);
    case 'array': {
      const { minItems: minLength = 0, maxItems: maxLength = minLength + 3 } = schema;
      return fc.array(of(schema.items ?? {}), { minLength, maxLength });
    }
    case 'string':
      return strings(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000 });
    case 'number': {
      const min = schema.exclusiveMinimum ?? schema.minimum ?? -1e6;
      return fc.double({ min, minExcluded: 'exclusiveMinimum' in schema, max: schema.maximum ?? 1e6, noNaN: true });
    }
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc
        .jsonValue({ maxDepth: 1, stringUnit: 'grapheme-ascii' })
        .filter((value) => typeof value !== 'object' && (!Number.isInteger(value) || Number.isSafeInteger(value)));
  }
}

function objects(schema: JsonSchema, of: (schema: JsonSchema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties = true, propertyNames, minProperties = 0 } = schema;
  const named = Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, of(inner)]));
  const known = fc.record(named, { requiredKeys: required });
  if (additionalProperties === false) return known;
  const inner = additionalProperties === true ? {} : additionalProperties;
  const names = strings(propertyNames ?? {}).filter((name) => !(name in properties));
  return fc
    .tuple(fc.dictionary(names, of(inner), { minKeys: minProperties, maxKeys: minProperties + 3 }), known)
    .map(([more, all]) => ({ ...more, ...all }));
}

function strings({ pattern, format, minLength = 0, maxLength = 40 }: JsonSchema): fc.Arbitrary<string> {
  const fits = (text: string) => text.length >= minLength && text.length <= Math.max(maxLength, minLength);
  if (format === 'date-time') {
    // RFC 3339 has the years 0000 to 9999.
    const years = { min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z') };
    return fc.date({ ...years, noInvalidDate: true }).map((date) => date.toISOString());
  }
  if (format === 'date') {
    return fc
      .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
  }
  if (format === 'ipv4') return fc.ipV4();
  if (format === 'ipv6') return fc.ipV6().filter((address) => new RegExp(pattern ?? '').test(address));
  if (pattern?.includes('(?!'))
    return fc.string({ unit: 'grapheme' }).filter((text) => new RegExp(pattern, 'u').test(text));
  if (pattern) return fc.stringMatching(new RegExp(pattern, 'u'), { maxLength: Math.min(maxLength, 100) }).filter(fits);
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 40) }).filter(fits);
}

function resolve(document: object, ref: string): JsonSchema {
  const path = ref.slice(2).split('/');
  return path.reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], document) as JsonSchema;
}
