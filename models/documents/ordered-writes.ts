import { mongo } from 'mongoose';
import { checkFields, type Write } from './collection.ts';

/** A model, as far as many writes at once go. */
interface BulkModel {
  schema: { paths: object };
  collection: { bulkWrite: (operations: never[], options: { ordered: true }) => Promise<mongo.BulkWriteResult> };
}

interface Written {
  /** Places of the operations that a unique index refused: somebody else was first. */
  refused: Set<number>;
  /** Places of the upserts that made a document. */
  created: Set<number>;
}

/** Writes in order, so that whatever ends it, what is there is a prefix; goes on behind what a unique index refuses. */
export async function writeInOrder(model: BulkModel, operations: Write[]): Promise<Written> {
  checkFields(model, operations);
  const written: Written = { refused: new Set(), created: new Set() };
  for (let from = 0; from < operations.length;) {
    const note = ({ upsertedIds }: mongo.BulkWriteResult) => {
      for (const index of Object.keys(upsertedIds)) written.created.add(from + Number(index));
    };
    try {
      note(await model.collection.bulkWrite(operations.slice(from) as never[], { ordered: true }));
      break;
    } catch (error) {
      if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
      const [failure] = [error.writeErrors].flat();
      // A broken connection is a bulk error too, with no failed write in it: nothing is known to be stored.
      if (failure?.code !== 11000) throw error;
      note(error.result);
      written.refused.add(from + failure.index);
      from += failure.index + 1;
    }
  }
  return written;
}
