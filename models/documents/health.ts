import mongoose from 'mongoose';
import pTimeout from 'p-timeout';
import type { DependencyFault } from '../domain/dependency-fault.ts';
import { lacksIndexes, type Indexed } from './indexes.ts';
import { countStuck } from './stuck-run.ts';

/** A check of readiness waits no longer for the database; a frozen one answers nothing at all. */
const timeoutMs = 2_000;
/** Indexes that were there a moment ago are there. */
const indexesKnownForMs = 30_000;

/**
 * What keeps the database from being of use, in one sentence with what mends it; undefined when nothing does. Never
 * throws, and answers within about two seconds.
 */
export function databaseCheck(models: readonly Indexed[]): () => Promise<DependencyFault | undefined> {
  let completeAt = -Infinity;
  return async () => {
    try {
      return await pTimeout(fault(), { milliseconds: timeoutMs });
    } catch {
      return { says: 'MongoDB does not answer: start it, or mend MONGODB_URI.', is: 'down' };
    }
  };

  async function fault(): Promise<DependencyFault | undefined> {
    const { db } = mongoose.connection;
    if (!db) return { says: 'MongoDB is not connected: start it, or mend MONGODB_URI.', is: 'down' };
    const { isWritablePrimary } = await db.command({ hello: 1 });
    if (isWritablePrimary !== true) {
      return { says: 'MongoDB takes no writes: the replica set has no primary; see `rs.status()`.', is: 'unfit' };
    }
    if (Date.now() - completeAt < indexesKnownForMs) return undefined;
    const lacking = (await Promise.all(models.map(lacksIndexes))).filter((name) => name !== undefined);
    if (lacking.length > 0) {
      return { says: `Indexes are missing on ${lacking.join(', ')}: run \`tidings indexes\`.`, is: 'unfit' };
    }
    completeAt = Date.now();
    return undefined;
  }
}

/** How many runs stand still; undefined where the database does not say in time. */
export async function stuckNow(): Promise<number | undefined> {
  return pTimeout(countStuck(), { milliseconds: timeoutMs }).catch(() => undefined);
}
