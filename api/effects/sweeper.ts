import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Model, QueryFilter } from 'mongoose';
import type { Logger } from 'pino';
import { due, takeOwed, type Owing } from '../../models/documents/owing.ts';

/** One kind of unfinished business, done again and again. */
export interface Chore {
  name: string;
  /** A number that it returns says how many pieces it finished, which is worth a line in the log unless it is quiet. */
  run: () => Promise<unknown>;
  isQuiet?: true;
  /** The pause after each round. Default: one second. */
  everyMs?: number;
}

const pageSize = 200;

/**
 * Finishes what a crash or an outage left undone: takes each row that is due and finishes it; `finish` may be repeated
 * without harm, and is false for a row that it has put off. A row whose finish fails comes again when its lease runs out.
 * Returns how many were finished.
 */
export async function sweep<Row extends Owing & { _id: string }>(
  model: Model<Row>,
  finish: (row: Row) => Promise<unknown>,
  log: Logger,
): Promise<number> {
  let swept = 0;
  for (;;) {
    const rows = (await model
      .find(due() as QueryFilter<Row>)
      .sort({ pendingAt: 1 })
      .limit(pageSize)
      .lean()) as unknown as Row[];
    const finished = await Promise.all(rows.map((row) => take(row)));
    swept += finished.filter(Boolean).length;
    if (rows.length < pageSize) return swept;
  }

  async function take(row: Row): Promise<boolean> {
    if (!(await takeOwed(model, row))) return false;
    try {
      return (await finish(row)) !== false;
    } catch (error) {
      log.warn({ collection: model.collection.name, err: error }, 'could not be finished now');
      return false;
    }
  }
}

/**
 * Does every chore again and again, each in rounds of its own so that a long one holds up no other, until stopped.
 *
 * @param isTold of a failure that is told elsewhere, and better, the log says nothing
 */
export function startSweeping(
  chores: Chore[],
  log: Logger,
  isTold: (error: unknown) => Promise<boolean>,
): () => Promise<void> {
  const stopping = new AbortController();
  // Each chore listens while it rests, and Node takes more than ten listeners for a leak.
  setMaxListeners(chores.length, stopping.signal);
  const onFailure = async (chore: string, error: unknown) => {
    if (!(await isTold(error))) log.warn({ chore, err: error }, 'sweep failed');
  };
  const loops = chores.map((chore) => repeat(chore, stopping.signal, log, onFailure));
  return async () => {
    stopping.abort();
    await Promise.all(loops);
  };
}

async function repeat(
  { name, run, isQuiet, everyMs = 1_000 }: Chore,
  stopping: AbortSignal,
  log: Logger,
  onFailure: (chore: string, error: unknown) => Promise<void>,
): Promise<void> {
  while (!stopping.aborted) {
    try {
      const finished = await run();
      if (typeof finished === 'number' && finished > 0 && !isQuiet)
        log.info({ chore: name, finished }, 'finished what was left undone');
    } catch (error) {
      await onFailure(name, error);
    }
    await setTimeout(everyMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}
