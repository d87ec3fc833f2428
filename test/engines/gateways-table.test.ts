import { readFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { shippedProviders } from '../../activities/providers/shipped.ts';
import { stands } from '../contracts/stands.ts';
import { openRoute } from '../support/hand-over/deliver.ts';

const page = readFileSync('docs/gateways/README.md', 'utf8');

/** What the tables of the page say of each provider, by the heads of their columns. */
const told = new Map<string, Record<string, string>>();
let heads: string[] = [];
for (const line of page.split('\n').filter((each) => each.startsWith('| '))) {
  const [first = '', ...cells] = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  if (first === 'Provider') heads = cells;
  const name = /\(([\w-]+)\.md\)/.exec(first)?.[1] ?? first;
  const named = heads.map((head, index) => [head, cells[index] ?? '']);
  told.set(name, { ...told.get(name), ...(Object.fromEntries(named) as Record<string, string>) });
}

it.each(shippedProviders.map(({ name }) => name))('docs/gateways/README.md tells what %s can do', async (name) => {
  const stand = await stands[name]!();
  const { provider } = openRoute(stand.declaration, stand.settings.right);
  onTestFinished(() => provider.close());
  const can = {
    'Knows a repetition': stand.knowsRepetition,
    'Look-up': provider.lookup !== undefined,
    Receipts: 'receipt' in stand || 'reportTwice' in stand,
    Replies: 'reply' in stand,
    Balance: provider.balance !== undefined,
    'Number check': provider.checkNumber !== undefined,
  };
  const cells = told.get(name) ?? {};
  const says = Object.keys(can).map((head) => [head, !/^no\b/.test(cells[head] ?? '')]);
  expect(Object.fromEntries(says)).toEqual(can);
  const seconds = 20 + (provider.listedWithinMs ?? 0) / 1_000;
  if (provider.lookup) expect(cells['Not found']).toContain(`after ${seconds} s: sent again`);
});
