/** What the compiler says where nothing tells it which row is built. */
type Unnamed = 'name the row: defined<Row>({ … })';

/** The fields of a row, of which those that may be absent may also be undefined. */
type FieldsOf<Row> = [keyof Row] extends [never]
  ? Unnamed
  : { [Name in keyof Row]: object extends Pick<Row, Name> ? Row[Name] | undefined : Row[Name] };

/** The same of each row of a union; of `any` nothing could be checked. */
type Given<Row> = 0 extends 1 & Row ? Unnamed : Row extends unknown ? FieldsOf<NoInfer<Row>> : never;

/**
 * A row without those of its fields that are undefined, which an optional field must not be. The row is that which is
 * wanted, or is named, and never taken from the fields themselves: so a field that it does not have does not compile,
 * which the compiler passes over where fields are spread.
 */
export function defined<Row>(fields: Given<Row>): Row {
  return Object.fromEntries(Object.entries(fields as object).filter(([, value]) => value !== undefined)) as Row;
}
