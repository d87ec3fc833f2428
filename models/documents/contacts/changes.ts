import { checkFields, type Write } from '../collection.ts';
import { toldFields, unsetting, type ToldContact, type ToldField } from './fields.ts';
import { ContactModel } from './contact.ts';
import { writeInOrder } from '../ordered-writes.ts';
import { lookAgainAt } from '../segments/look.ts';

/** `kept`: nothing was named, or all that we have is of a later time. */
export type SetResult = 'created' | 'updated' | 'kept';

/** A contact as it was told. */
interface Change {
  id: string;
  at: Date;
  fields: ToldField[];
}

/**
 * Creates contacts, or sets what is named of them and leaves the rest; attributes each by itself. An erasure stays.
 *
 * @param told `at`: when the contact was so; what was told of a later time stays
 * @param createdBy the import that tells of them
 */
export async function setContacts(told: (ToldContact & { at: Date })[], createdBy?: string): Promise<SetResult[]> {
  const now = new Date();
  const changes = told.map((one): Change => ({ id: one.id, at: one.at, fields: toldFields(one) }));
  const { refused, created } = await writeInOrder(
    ContactModel,
    changes.map((change) => upsert(change, now, createdBy)),
  );
  const results: SetResult[] = [];
  for (const [index, change] of changes.entries()) {
    if (created.has(index)) results.push('created');
    else if (change.fields.length === 0) results.push('kept');
    else if (refused.has(index)) results.push((await fillIn(change, now)) ? 'updated' : 'kept');
    else results.push('updated');
  }
  lookAgainAt(...changes.flatMap(({ id }, index) => (results[index] === 'kept' ? [] : [id])));
  return results;
}

/** The filter skips what is newer or erased; the unique id then makes the upsert fail instead of writing over it. */
function upsert({ id, at, fields }: Change, now: Date, createdBy: string | undefined): Write {
  const set = Object.fromEntries(fields.flatMap((field) => Object.entries(field.set)));
  const unset = fields.flatMap((field) => field.unset);
  const toldAt = Object.fromEntries(fields.map(({ name }) => [`toldAt.${name}`, at]));
  const by = createdBy === undefined ? {} : { createdBy };
  const ofAttributes = [...Object.keys(set), ...unset].some((name) => name.startsWith('attributes.'));
  return {
    updateOne: {
      filter: { _id: id, erasedAt: { $exists: false }, asOf: notAfter(at) },
      update: {
        $set: { ...set, ...toldAt, updatedAt: now },
        $max: { asOf: at },
        $setOnInsert: { createdAt: now, ...by, wholeAsOf: new Date(0), ...(ofAttributes ? {} : { attributes: {} }) },
        ...unsetting(unset),
      },
      upsert: true,
    },
  };
}

/** Matches what was told until then, or never; unlike an `$or` it leaves the look-up by id as fast as it is. */
function notAfter(at: Date): object {
  return { $not: { $gt: at } };
}

/** Sets those fields of which nothing was told later, each by itself; says whether there was any. */
async function fillIn({ id, at, fields }: Change, now: Date): Promise<boolean> {
  if (fields.length === 0) return false;
  const operations = fields.map(({ name, set, unset }) => {
    const toldAt = `toldAt.${name}`;
    const filter = { _id: id, erasedAt: { $exists: false }, wholeAsOf: { $lte: at }, [toldAt]: notAfter(at) };
    const update = { $set: { ...set, [toldAt]: at, updatedAt: now }, $max: { asOf: at }, ...unsetting(unset) };
    return { updateOne: { filter, update } };
  });
  checkFields(ContactModel, operations);
  const { matchedCount } = await ContactModel.collection.bulkWrite(operations as never[], { ordered: true });
  return matchedCount > 0;
}
