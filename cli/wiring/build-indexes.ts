import { isDuplicateKey } from '../../models/documents/connect.ts';
import * as documents from '../../models/documents/index.ts';
import { buildIndexes, IndexInTheWay } from '../../models/documents/indexes.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';

/**
 * Builds the indexes of all collections. Returns their names.
 *
 * @throws SetUpError with what mends it, where an index that is there must go first, or rows are there twice
 */
export async function buildAll(): Promise<string[]> {
  try {
    return await buildIndexes(Object.values(documents));
  } catch (error) {
    if (error instanceof IndexInTheWay) throw new SetUpError('index-in-the-way', dropFirst(error));
    if (!isDuplicateKey(error)) throw error;
    throw new SetUpError(
      'rows-doubled',
      `An index cannot be unique, since rows are there twice${indexIn(error)}: take one of each away.`,
    );
  }
}

function dropFirst({ collection, index }: IndexInTheWay): string {
  return (
    `The index ${index} of ${collection} is not as it must be: drop it in mongosh with ` +
    `\`db.getCollection('${collection}').dropIndex('${index}')\`, then run \`tidings indexes\` again.`
  );
}

/** The collection and index that the server names; the rest of its words quotes values. */
function indexIn(error: unknown): string {
  const [, collection, index] = /collection: [^.\s]+\.(\S+) index: (\S+)/.exec((error as Error).message) ?? [];
  return collection && index ? ` (${collection}, ${index})` : '';
}
