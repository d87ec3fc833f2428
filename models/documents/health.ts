import mongoose, { type IndexDefinition } from 'mongoose';
import pTimeout from 'p-timeout';
import type { Fault } from '../domain/fault.ts';
import { countStuck } from './stuck-run.ts';

/** A check of readiness waits no longer for the database; a frozen one answers nothing at all. */
const answersWithinMs = 2_000;
/** Indexes that were there a moment ago are there. */
const indexesKnownForMs = 30_000;

interface Indexed {
  collection: { name: string; listIndexes: () => { toArray: () => Promise<object[]> } };
  schema: { indexes: () => [IndexDefinition, object][] };
}

/**
 * What keeps the database from being of use, in one sentence with what mends it; undefined when nothing does. Never
 * throws, and answers within about two seconds.
 */
export function databaseCheck(models: readonly Indexed[]): () => Promise<Fault | undefined> {
  let completeAt = -Infinity;
  return async () => {
    try {
      return await pTimeout(fault(), { milliseconds: answersWithinMs });
    } catch {
      return { says: 'MongoDB does not answer: start it, or mend MONGODB_URI.', is: 'down' };
    }
  };

  async function fault(): Promise<Fault | undefined> {
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
  return pTimeout(countStuck(), { milliseconds: answersWithinMs }).catch(() => undefined);
}

/** The collection's name when not every declared index is there. */
async function lacksIndexes({ collection, schema }: Indexed): Promise<string | undefined> {
  const there = new Set((await indexesOf(collection)).map(keyOf));
  const complete = schema.indexes().every(([key]) => there.has(JSON.stringify(key)));
  return complete ? undefined : collection.name;
}

async function indexesOf(collection: Indexed['collection']): Promise<object[]> {
  try {
    return await collection.listIndexes().toArray();
  } catch (error) {
    // A collection that nobody has written to yet has no indexes, and is none.
    if ((error as { codeName?: string }).codeName === 'NamespaceNotFound') return [];
    throw error;
  }
}

function keyOf(index: object): string {
  return JSON.stringify('key' in index ? index.key : {});
}
