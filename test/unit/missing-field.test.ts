import { expect, it } from 'vitest';
import { z } from 'zod';
import { cloudEvent } from '../../api/http/cloud-events.ts';
import { faultsOf } from '../../api/http/problems.ts';
import { eventSchemas } from '../../models/events.ts';

function faults(schema: z.ZodType, value: unknown): Record<string, string> {
  const { error } = schema.safeParse(value);
  return Object.fromEntries(error ? faultsOf(error, value).map(({ pointer, detail }) => [pointer, detail]) : []);
}

it('says of every field that an event lacks that it is missing', () => {
  expect(faults(cloudEvent, {})).toEqual(
    Object.fromEntries(['specversion', 'id', 'source', 'type', 'subject', 'time'].map((n) => [`/${n}`, 'is missing'])),
  );
});

it.each(Object.entries(eventSchemas))('says so of every field that the data of %s lack', (_name, schema) => {
  expect(Object.values(faults(schema, {})).filter((said) => said !== 'is missing')).toEqual([]);
});

it('says so of what tells kinds of things apart, of an item, and of a value that stands alone', () => {
  const kinds = z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b') })]);
  expect(faults(z.array(kinds), [{}])).toEqual({ '/0/kind': 'is missing' });
  expect(faults(z.tuple([z.string(), z.string()], 'must be two'), undefined)).toEqual({ '': 'is missing' });
});

it.each(['orderid', 'order_id', 'OrderID', 'ordreId', 'orderIdd'])('names %s, which was probably meant', (given) => {
  const value = { [given]: 'o-1' };
  const said = faults(z.object({ orderId: z.string() }), value);
  expect(said).toEqual({ '/orderId': expect.stringContaining(`is missing; there is "${given}"`) as string });
});

it.each(['customerId', 'id', 'x'.repeat(9_000)])('does not take another field for it', (given) => {
  expect(faults(z.object({ orderId: z.string() }), { [given]: 1 })).toEqual({ '/orderId': 'is missing' });
});

it('leaves what is there, and what a rule of its own says, to their own words', () => {
  const schema = z
    .object({ at: z.literal('1.0', 'must be 1.0'), until: z.string().optional() })
    .refine(({ until }) => until, { path: ['until'], error: 'goes with at' });
  expect(faults(schema, { at: null })).toEqual({ '/at': 'must be 1.0' });
  expect(faults(schema, { at: '1.0' })).toEqual({ '/until': 'goes with at' });
});
