import type { Model, QueryFilter, UpdateQuery } from 'mongoose';
import type { Logger } from 'pino';
import { leaseMs } from './dispatcher.ts';

/** A collection of which some rows still owe their effect, marked by `pendingAt`. */
export interface Owing {
  _id: string;
  pendingAt?: Date;
  attempts: number;
}

/** One kind of unfinished business and how to finish one piece of it; `finish` may be repeated without harm. */
export interface Chore<Row extends Owing> {
  name: string;
  model: Model<Row>;
  finish: (row: Row) => Promise<unknown>;
}

const pageSize = 200;

/**
 * Finishes what a crash or an outage left undone: takes each overdue row by moving its `pendingAt` ahead, which one
 * process wins, and finishes it. A row whose finish fails comes again when that lease runs out.
 */
export async function sweep<Row extends Owing>({ name, model, finish }: Chore<Row>, log: Logger): Promise<number> {
  let swept = 0;
  for (;;) {
    const overdue = { pendingAt: { $lte: new Date() } } as QueryFilter<Row>;
    const rows = (await model.find(overdue).sort({ pendingAt: 1 }).limit(pageSize).lean()) as unknown as Row[];
    const finished = await Promise.all(rows.map((row) => take(row)));
    swept += finished.filter(Boolean).length;
    if (rows.length < pageSize) break;
  }
  if (swept > 0) log.info({ chore: name, swept }, 'finished what was left undone');
  return swept;

  async function take(row: Row): Promise<boolean> {
    const mine = { _id: row._id, pendingAt: row.pendingAt } as QueryFilter<Row>;
    const lease = { $set: { pendingAt: new Date(Date.now() + leaseMs) }, $inc: { attempts: 1 } } as UpdateQuery<Row>;
    const { modifiedCount } = await model.updateOne(mine, lease);
    if (modifiedCount === 0) return false;
    row.attempts += 1;
    try {
      await finish(row);
      return true;
    } catch (error) {
      log.warn({ chore: name, err: error }, 'could not be finished now');
      return false;
    }
  }
}

/** Sweeps all chores again and again, a pause after each round, until stopped. */
export function startSweeping(chores: (() => Promise<unknown>)[], everyMs: number, log: Logger): () => Promise<void> {
  const stopping = new AbortController();
  let wake: () => void = () => undefined;
  const rounds = (async () => {
    while (!stopping.signal.aborted) {
      // Beside each other: a chore that waits for somebody must not hold up the rest.
      const failed = (error: unknown) => log.warn({ err: error }, 'sweep failed');
      await Promise.all(chores.map((chore) => chore().catch(failed)));
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return async () => {
    stopping.abort();
    wake();
    await rounds;
  };
}
