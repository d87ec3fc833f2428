import type { Model, QueryFilter, Schema, UpdateQuery } from 'mongoose';
import type { Fields } from './collection.ts';

/** A row that owes its effect: stored and acknowledged first, and given its effect by whoever comes first. */
export interface Owing {
  /** When to try next; absent as soon as the row has had its effect. */
  pendingAt?: Date;
  /** Tries so far. */
  attempts: number;
}

/** A row before it is known when it will be tried. */
export type Unowed<Row> = Omit<Row, keyof Owing>;

export const owingFields: Fields<Owing> = { pendingAt: Date, attempts: { type: Number, default: 0 } };

/** Lets what is due be found among many rows that owe nothing. */
export function indexOwing<Row>(schema: Schema<Row>): void {
  schema.index({ pendingAt: 1 }, { sparse: true });
}

/** Whoever has begun to give a row its effect has so long; then it is anybody's again. */
export const leaseMs = 30_000;

/** Of a new row: nobody else tries it before that. */
export function owingAfter(ms: number, now = new Date()): Required<Owing> {
  return { pendingAt: new Date(now.getTime() + ms), attempts: 0 };
}

/** Rows that have not had their effect. */
export const stillOwed = { pendingAt: { $exists: true } } as const;

/** Rows that anybody may try now. */
export function due(now = new Date()): { pendingAt: { $lte: Date } } {
  return { pendingAt: { $lte: now } };
}

/** The pause after so many failures: the first, doubled with each, up to the longest. */
export function backOffMs(failures: number, { firstMs, longestMs }: { firstMs: number; longestMs: number }): number {
  return Math.min(longestMs, firstMs * 2 ** failures);
}

/** Takes a row that is due by moving it ahead, which one process wins; false where another has it. */
export async function takeOwed<Row extends Owing>(model: Model<Row>, row: Row & { _id: string }): Promise<boolean> {
  const asRead = { _id: row._id, pendingAt: row.pendingAt } as QueryFilter<Row>;
  const lease = { $set: { pendingAt: owingAfter(leaseMs).pendingAt }, $inc: { attempts: 1 } } as UpdateQuery<Row>;
  const { modifiedCount } = await model.updateOne(asRead, lease);
  if (modifiedCount === 1) row.attempts += 1;
  return modifiedCount === 1;
}

/** What else a write about an owing row changes. */
type Also<Row> = {
  $set?: Partial<Row>;
  $unset?: Partial<Record<keyof Row, 1>>;
  $inc?: Partial<Record<keyof Row, number>>;
};

/** Writes that a row has had its effect, in one write with what else that changes. */
export async function finish<Row extends Owing>(
  model: Model<Row>,
  which: QueryFilter<Row>,
  also: Also<Row> = {},
): Promise<void> {
  await model.updateOne(which, { ...also, $unset: { ...also.$unset, pendingAt: 1 } });
}

/** Leaves a row to a later try. */
export async function putOff<Row extends Owing>(
  model: Model<Row>,
  which: QueryFilter<Row>,
  ms: number,
  also: Also<Row> = {},
): Promise<void> {
  const { pendingAt } = owingAfter(ms);
  await model.updateOne(which, { ...also, $set: { ...also.$set, pendingAt } });
}
