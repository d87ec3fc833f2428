import { expect, it } from 'vitest';
import { z } from 'zod';
import { namedOnly, readFields } from '../../models/events.ts';

const bag = z.object({ bagId: z.string() });

it.each([
  ['a plain one', bag],
  ['a loose one', bag.loose()],
  ['one that catches all', bag.catchall(z.unknown())],
])('a field that nobody named enters no run, by the schema of %s', (_case, schema) => {
  expect(namedOnly(schema).parse({ bagId: 'B-1', weight: 5 })).toEqual({ bagId: 'B-1' });
});

it('a schema that refuses other fields goes on to refuse them', () => {
  expect(namedOnly(bag.strict()).safeParse({ bagId: 'B-1', weight: 5 }).success).toBe(false);
});

it('a further check of a loose schema still holds', () => {
  const checked = namedOnly(bag.loose().refine(({ bagId }) => bagId !== 'none'));
  expect(checked.safeParse({ bagId: 'none' }).success).toBe(false);
});

it.each<[string, z.ZodObject]>([
  ['waits', z.object({ bagId: z.string().transform((id) => Promise.resolve(id)) })],
  ['throws', z.object({ bagId: z.string().transform((id): unknown => JSON.parse(id)) })],
])('data that a schema cannot read, since it %s, are refused', (_case, schema) => {
  const { error } = readFields(schema, { bagId: 'no JSON' });
  expect(error?.issues).toMatchObject([
    { path: [], message: 'cannot be read: the schema of this event in tidings.config.ts fails on it' },
  ]);
});
