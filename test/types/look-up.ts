/** What is no look-up. Checked by `npm run check`: an expected error that no longer is one fails it. */

import { lookUp } from 'tidings/config';
import type { FakeLookUps } from 'tidings/testing';

lookUp(({ sku }: { sku: string }, { contactId, key, signal }) => ({ sku, contactId, key, over: signal.aborted }), {});
lookUp(() => Promise.resolve(null), { within: '3 seconds', tries: 2 });
// @ts-expect-error a date is no JSON
lookUp(() => Promise.resolve({ at: new Date() }), {});
// @ts-expect-error it answers nothing
lookUp(() => Promise.resolve(), {});
// @ts-expect-error not a duration
lookUp(() => 1, { within: '3s' });
// @ts-expect-error no such limit
lookUp(() => 1, { times: 3 });

// In stories, what answers in its place has its input and its answer.
const fakes: FakeLookUps[] = [
  { stock: ({ sku }) => ({ left: sku.length }) },
  { stock: (_input, { key }) => Promise.resolve({ left: key.length }) },
  { stock: () => ({ left: 0 }) },
  // @ts-expect-error not what it answers
  { stock: () => ({ right: 0 }) },
  // @ts-expect-error no such look-up
  { stok: () => ({ left: 0 }) },
  // @ts-expect-error not its input
  { stock: ({ article }) => ({ left: article === undefined ? 0 : 1 }) },
];
fakes satisfies object;
