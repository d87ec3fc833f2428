import type { Model, QueryFilter } from 'mongoose';
import { z } from 'zod';
import { afterPosition, type Position } from '../http/paging.ts';

/** One thing that happened to a contact; `what` says it in words, the rest depends on the kind. */
export const entry = z
  .object({
    at: z.iso.datetime().meta({ description: 'When that came about which `what` says.' }),
    id: z.string(),
    kind: z.enum(['event', 'run', 'delivery', 'reply', 'consent', 'team-task', 'conversion', 'click', 'stuck']),
    what: z.string(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry' });
export type Entry = z.output<typeof entry>;

/** One collection of the timeline: newest rows of a contact, as entries. */
export type Source = (contactId: string, position: Position | undefined, limit: number) => Promise<Entry[]>;

/** A row in words, or what says all rows of a page in words once it has read what they point to. */
type Telling<Row> = (row: Row) => Omit<Entry, 'at' | 'id'>;

/**
 * The rows of a collection as entries at the time that `field` says.
 *
 * @param prepare reads what the rows of a page point to, and gives the words for each
 */
export function toldWith<Row extends { _id: string }>(
  model: Model<Row>,
  field: keyof Row & string,
  prepare: (rows: Row[]) => Promise<Telling<Row>>,
  only: QueryFilter<Row> = {},
): Source {
  return async (contactId, position, limit) => {
    const filter = { $and: [{ contactId, [field]: { $exists: true } }, only, afterPosition(field, position)] } as never;
    const found = await model
      .find(filter)
      .sort({ [field]: -1, _id: -1 })
      .limit(limit)
      .lean();
    const rows = found as unknown as Row[];
    const tell = await prepare(rows);
    return rows.map((row) => ({ at: (row[field] as Date).toISOString(), id: row._id, ...tell(row) }));
  };
}

/** The same of rows that say all by themselves. */
export function told<Row extends { _id: string }>(
  model: Model<Row>,
  field: keyof Row & string,
  tell: Telling<Row>,
  only: QueryFilter<Row> = {},
): Source {
  return toldWith(model, field, () => Promise.resolve(tell), only);
}
