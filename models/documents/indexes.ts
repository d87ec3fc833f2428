import type { IndexDefinition } from 'mongoose';

/** A model, as far as its indexes go. */
export interface Indexed {
  collection: { name: string; listIndexes: () => { toArray: () => Promise<object[]> } };
  schema: { indexes: () => [IndexDefinition, object][] };
}

/** An index as the database lists it. */
interface Index {
  name?: string;
  key?: object;
  unique?: boolean;
  sparse?: boolean;
  partialFilterExpression?: object;
  expireAfterSeconds?: number;
}

/** An index that stands where a declared one must be, and is another. */
export class IndexInTheWay extends Error {
  override readonly name = 'IndexInTheWay';
  readonly collection: string;
  readonly index: string;

  constructor(collection: string, index: string) {
    super(`the index ${index} of ${collection} is not as it is declared`);
    this.collection = collection;
    this.index = index;
  }
}

/**
 * Creates every declared index; safe to repeat. Returns the names of the collections.
 *
 * @throws IndexInTheWay where one is there that has the fields of a declared one, and not what else it must have
 */
export async function buildIndexes(models: (Indexed & { createIndexes: () => Promise<void> })[]): Promise<string[]> {
  for (const model of models) {
    try {
      await model.createIndexes();
    } catch (error) {
      const other = await inTheWay(model);
      throw other === undefined ? error : new IndexInTheWay(model.collection.name, other);
    }
  }
  return models.map((model) => model.collection.name);
}

/** The collection's name when not every declared index is there as it is declared. */
export async function lacksIndexes(model: Indexed): Promise<string | undefined> {
  const there = new Set((await indexesOf(model)).map(shapeOf));
  return declared(model).every((index) => there.has(shapeOf(index))) ? undefined : model.collection.name;
}

/** The name of an index that has the fields of a declared one without being it. */
async function inTheWay(model: Indexed): Promise<string | undefined> {
  const wanted = new Map(declared(model).map((index) => [JSON.stringify(index.key), shapeOf(index)]));
  const others = (await indexesOf(model)).filter((index) => {
    const shape = wanted.get(JSON.stringify(index.key));
    return shape !== undefined && shape !== shapeOf(index);
  });
  return others[0]?.name;
}

function declared({ schema }: Indexed): Index[] {
  return schema.indexes().map(([key, options]) => ({ ...options, key }));
}

async function indexesOf({ collection }: Indexed): Promise<Index[]> {
  try {
    return await collection.listIndexes().toArray();
  } catch (error) {
    // A collection that nobody has written to yet has no indexes, and is none.
    if ((error as { codeName?: string }).codeName === 'NamespaceNotFound') return [];
    throw error;
  }
}

/** What makes an index another one: its fields, and what it refuses, leaves out and forgets. */
function shapeOf({ key, unique, sparse, partialFilterExpression, expireAfterSeconds }: Index): string {
  const only = partialFilterExpression ?? null;
  return JSON.stringify([key, unique === true, sparse === true, only, expireAfterSeconds ?? null]);
}
