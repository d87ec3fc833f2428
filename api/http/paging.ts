import type { Model, QueryFilter } from 'mongoose';
import { z } from 'zod';
import { refusal } from './problems.ts';

/** Query parameters of every list. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .max(2_000)
    .regex(/^[\w-]+$/, 'is not one that this API gave')
    .optional()
    .meta({ description: 'From `next` of the page before; opaque.', examples: ['WzAsIiJd'] }),
});

/** Where a page begins: after this row, in descending order of (time, id). */
export interface Position {
  at: Date;
  id: string;
}

/** One page of a list; `next` is absent on the last. */
export interface Page<Item> {
  items: Item[];
  next?: string;
}

/** @param list its name, since the place of a row in one list is none in another */
export function writeCursor({ at, id }: Position, list: string): string {
  return Buffer.from(JSON.stringify([at.getTime(), id, list])).toString('base64url');
}

/** JavaScript has no dates further from 1970 than this. */
const lastInstant = 8.64e15;
const position = [z.int().min(-lastInstant).max(lastInstant), z.string()] as const;
/** Those that were given before lists had names are good for a while. */
const cursorContent = z.union([z.tuple([...position, z.string()]), z.tuple([...position])]);

export function readCursor(cursor: string | undefined, list: string): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [at, id, of] = cursorContent.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (of === undefined || of === list) return { at: new Date(at), id };
  } catch {
    // Whatever it is, it is none of ours.
  }
  throw cursorRefused();
}

export function cursorRefused() {
  return refusal('query-invalid', [{ pointer: '/cursor', detail: 'is not one that this API gave' }]);
}

/** The filter for rows after a position, newest first; ids break ties, so that no row is seen twice or missed. */
export function afterPosition(field: string, position: Position | undefined): Record<string, unknown> {
  if (!position) return {};
  return { $or: [{ [field]: { $lt: position.at } }, { [field]: position.at, _id: { $lt: position.id } }] };
}

/** One page of a collection, newest first by a date field. */
export async function findPage<Row extends { _id: string }, Item>(
  model: Model<Row>,
  field: keyof Row & string,
  filter: QueryFilter<Row>,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  toItem: (row: Row) => Item,
): Promise<Page<Item>> {
  const after = afterPosition(field, readCursor(cursor, model.modelName));
  const rows = (await model
    .find({ $and: [filter, after] } as QueryFilter<Row>)
    .sort({ [field]: -1, _id: -1 })
    .limit(limit + 1)
    .lean()) as unknown as Row[];
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more =
    rows.length > limit && last
      ? { next: writeCursor({ at: last[field] as Date, id: last._id }, model.modelName) }
      : {};
  return { items: items.map(toItem), ...more };
}

/** One page of a collection, in the order of its ids. */
export async function findPageById<Row extends { _id: string }>(
  model: Model<Row>,
  filter: QueryFilter<Row>,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<Row>> {
  const list = `${model.modelName} by id`;
  const after = readCursor(cursor, list);
  const behind = after ? { _id: { $gt: after.id } } : {};
  const rows = (await model
    .find({ ...filter, ...behind } as QueryFilter<Row>)
    .sort({ _id: 1 })
    .limit(limit + 1)
    .lean()) as unknown as Row[];
  return pageOf(rows, limit, list, ({ _id }) => _id);
}

/**
 * A page of rows that stand in the order of their ids.
 *
 * @param rows of which one more than `limit` was asked for
 * @param list its name, as for `writeCursor`
 */
export function pageOf<Row>(rows: readonly Row[], limit: number, list: string, idOf: (row: Row) => string): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  // A position has a time, which such a list does not go by.
  if (rows.length <= limit || last === undefined) return { items };
  return { items, next: writeCursor({ at: new Date(0), id: idOf(last) }, list) };
}
