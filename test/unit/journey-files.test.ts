import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { bundleEntry } from '../../worker/bundle-entry.ts';
import { entryOf } from '../../worker/bundle.ts';
import { journeyFilesIn } from '../../models/config/journey-files.ts';

/** A folder of journeys with these files. */
function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-journeys-'));
  for (const [file, words] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), words);
  }
  return folder;
}

const journeysOf = async (files: Record<string, string>) =>
  (await journeyFilesIn(folderOf(files))).map((file) => basename(file));

it('takes every file of the folder, and neither drafts, tests, declarations nor what they share', async () => {
  const found = await journeysOf({
    'cart.ts': "import { money } from './shared/money.ts';",
    'news.mts': '',
    'plain.js': '',
    'plain.d.ts': '',
    'cart.test.ts': '',
    '_draft.ts': '',
    '_drafts/cart.ts': '',
    'shared/money.ts': '',
    'README.md': '',
  });
  expect(found).toEqual(['cart.ts', 'news.mts', 'plain.js']);
});

it.each([
  ['later/cart.ts', 'it would not run, since it lies in a folder of its own: move it up'],
  ['cart.cts', 'it would not run, since it ends in .cts: let it end in .ts'],
  ['cart.tsx', 'it would not run, since it ends in .tsx: let it end in .ts'],
])('refuses by name what would be left out: %s', async (file, why) => {
  const folder = folderOf({ 'news.ts': '', [file]: '' });
  await expect(journeyFilesIn(folder)).rejects.toThrow(
    `${join(folder, file)} cannot be used:\n  ${why}, or begin its name with _`,
  );
});

it('bundles a journey of each ending, with its types', async () => {
  const folder = folderOf({
    'one.ts': 'export const one: number = 1;',
    'two.mts': 'export const two: number = 2;',
    'three.js': 'export const three = 3;',
  });
  const entry = ['one.ts', 'two.mts', 'three.js'].map((file) => `export * from ${JSON.stringify(join(folder, file))};`);
  expect((await bundleEntry(entry.join('\n'))).code).toContain('two.mts');
});

it('bundles a journey whose name is a reserved word', async () => {
  const folder = folderOf({ 'delete.ts': 'export default { run: () => "deleted" };' });
  const { code } = await bundleEntry(entryOf(new Map([['delete', join(folder, 'delete.ts')]])));
  expect(code).toContain('"deleted"');
});
