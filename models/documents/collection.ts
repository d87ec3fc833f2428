import { Error as MongooseError, Schema, type SchemaDefinition } from 'mongoose';

/** A value that is kept as it is given: of names that callers choose, or a list that is read and written whole. */
export const asGiven = Schema.Types.Mixed;
type AsGiven = typeof asGiven;

type Plain<Value> = [Value] extends [string]
  ? StringConstructor
  : [Value] extends [number]
    ? NumberConstructor
    : [Value] extends [boolean]
      ? BooleanConstructor
      : [Value] extends [Date]
        ? DateConstructor
        : never;

/** What mongoose must know of a value; without `_id: false` it would give each object an id of its own. */
type Of<Value> = [Plain<Value>] extends [never]
  ? [Value] extends [readonly (infer Element)[]]
    ? { type: [Plain<Element>] } | { type: AsGiven }
    : string extends keyof Value
      ? { type: AsGiven }
      : { type: Fields<Value>; _id: false }
  : { type: Plain<Value> };

type Present<Value> = Of<Value> & ({ required: true } | { default: Value });
type Perhaps<Value> =
  // Mongoose makes an empty list where it is not told otherwise.
  | (Of<Value> & ([Value] extends [readonly unknown[]] ? { default: undefined } : { default?: Value | undefined }))
  | Plain<Value>
  | ([Value] extends [readonly unknown[]] ? never : AsGiven extends Of<Value>['type'] ? AsGiven : never);

type FieldOf<Row, Name extends keyof Row> =
  Partial<Pick<Row, Name>> extends Pick<Row, Name> ? Perhaps<NonNullable<Row[Name]>> : Present<Row[Name]>;

/**
 * The fields of a row, as mongoose must know them: each that its interface has and no other, of its type, and required
 * or with a default unless the interface lets it be absent. So it is, too, for the objects within.
 */
export type Fields<Row> = { [Name in keyof Row]-?: FieldOf<Row, Name> };

/** The schema of a collection. A field of another name is an error in every write and query; mongoose would drop it. */
export function collection<Row>(name: string, fields: Fields<Row>): Schema<Row> {
  return new Schema<Row>(fields as SchemaDefinition, {
    collection: name,
    strict: 'throw',
    strictQuery: 'throw',
    versionKey: false,
    minimize: false,
  });
}

/** One write of many: a document, or an update by its operators. */
export type Write =
  | { insertOne: { document: object } }
  | { updateOne: { filter: object; update: Record<string, object>; upsert?: boolean } };

/**
 * The same check for writes that go past mongoose, since it would read each document twice.
 *
 * @throws StrictModeError at a field that the collection does not have
 */
export function checkFields({ schema }: { schema: { paths: object } }, writes: readonly Write[]): void {
  for (const write of writes) {
    const changed = 'insertOne' in write ? [write.insertOne.document] : Object.values(write.updateOne.update);
    for (const path of changed.flatMap(Object.keys)) {
      const [field = path] = path.split('.');
      if (!Object.hasOwn(schema.paths, field)) throw new MongooseError.StrictModeError(path);
    }
  }
}
