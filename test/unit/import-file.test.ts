import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transform } from '@swc/core';
import { expect, it } from 'vitest';
import { whyNotLoaded } from '../../models/config/import-file.ts';

const directory = mkdtempSync(join(tmpdir(), 'tidings-unfit-'));
const catalogue = new URL('../../workflows/catalogue.ts', import.meta.url).href;
mkdirSync(join(directory, 'journeys'));
writeFileSync(
  join(directory, 'tidings.config.ts'),
  `import shop from ${JSON.stringify(new URL('../../tidings.config.ts', import.meta.url).href)};
   export default { ...shop, journeys: './journeys' };`,
);
writeFileSync(join(directory, 'package.json'), '{ "type": "module" }');

const journeyFaults = (files: Record<string, string>) => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, 'journeys', name), text);
  const script = `import(${JSON.stringify(catalogue)}).catch(({ message }) => console.log(message))`;
  const { stdout } = spawnSync(process.execPath, ['-C', 'tidings-source', '--import', 'tsx', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, TIDINGS_CONFIG: join(directory, 'tidings.config.ts') },
  });
  return stdout.replaceAll(join(directory, 'journeys'), '');
};

it('the faults of all journeys are told at once, each with its file, and its place where it cannot be loaded', () => {
  const told = journeyFaults({
    'a.ts': 'export const a = 1;',
    'b.ts': 'const list = [1, 2;\n',
    'c.ts': "\nthrow new Error('xyz prices');\n",
    'd.ts': "import './nowhere.ts';\n",
    'e.ts': `export default { name: 'f', about: 'F.', hears: [], onePer: 'contact', again: 'no', texts: {}, run() {} };`,
  });
  expect(told.split('\n')).toEqual([
    '/a.ts cannot be used:',
    expect.stringContaining('it has no journey as its default export'),
    '/b.ts cannot be used:',
    '  /b.ts:1:18: Expected "]" but found ";"',
    '/c.ts cannot be used:',
    '  /c.ts:2:7: xyz prices',
    '/d.ts cannot be used:',
    expect.stringContaining('nowhere.ts'),
    '/e.ts cannot be used:',
    '  its journey is called f: name the file f.ts, or it e',
    expect.stringContaining('f: again: must be never, always or a duration'),
    '',
  ]);
});

it('the compiler of a project tells the line, the column and what it expected', async () => {
  const code = 'const first = 1;\nconst list = [first, 2;\n';
  const jsc = { parser: { syntax: 'typescript' } } as const;
  const error: unknown = await transform(code, { filename: '/my shop/b.ts', swcrc: false, jsc }).catch(
    (thrown: unknown) => thrown,
  );
  expect(whyNotLoaded(error)).toBe("/my shop/b.ts:2:23: Expected ',', got ';'");
});
