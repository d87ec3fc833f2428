/** What `defined` refuses. Checked by `npm run check`: an expected error that no longer is one fails it. */

import { defined } from '../../models/domain/defined.ts';

interface Row {
  id: string;
  at?: Date;
}
type Either = { kind: 'row'; at?: Date } | { kind: 'none'; because?: string };

const id = 'a';
const at = undefined as Date | undefined;
const because = undefined as string | undefined;

export const wanted: Row = defined({ id, at });
export const named = defined<Row>({ id, at });
export const either: Either = defined({ kind: 'row', at });
export const inTime = async (): Promise<Row> => Promise.resolve(defined<Row>({ id, at }));

// @ts-expect-error a row has no `aat`
export const misspelt: Row = defined({ id, aat: at });
// @ts-expect-error a row has no `aat`, whatever is spread before it
export const behindSpread = defined<Row>({ ...named, aat: at });
// @ts-expect-error only the other row of the union has it
export const ofTheOther: Either = defined({ kind: 'row', because });
// @ts-expect-error what must be there may not be undefined
export const incomplete: Row = defined({ id: undefined, at });
// @ts-expect-error a spread names no row, so nothing would be checked
export const spread: Row = { id, ...defined({ at }) };

// @ts-expect-error what takes anything names no row either
JSON.stringify(defined({ id, at }));
