import { ESLint } from 'eslint';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import tseslint from 'typescript-eslint';
import { awaited, journeys } from '../../cli/eslint/index.ts';

const eslintBy = (rules: ReturnType<typeof journeys>) =>
  new ESLint({
    overrideConfigFile: true,
    overrideConfig: [tseslint.configs.base as ESLint.Options['overrideConfig'] & object, rules].flat(),
  });
const byRules = eslintBy(journeys('./journeys'));
const byTypes = eslintBy(awaited('./workflows/journeys/'));
const told = async (source: string, filePath = 'journeys/bad.ts', eslint = byRules) => {
  const [result] = await eslint.lintText(source, { filePath });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
};

it.each([
  ["import { z } from 'zod';", 'no-restricted-imports'],
  ["import { readFile } from 'node:fs/promises';", 'no-restricted-imports'],
  [
    "import { decide } from '../../node_modules/tidings/dist/models/domain/deliveries/gate.js';",
    'no-restricted-imports',
  ],
  ["import { shop } from '../shop.ts';", 'no-restricted-imports'],
  ["import { defineTidings } from 'tidings/config';", 'no-restricted-imports'],
  ["export { z } from 'zod';", 'no-restricted-imports'],
  ["const { z } = await import('zod');", 'no-restricted-syntax'],
  ["const fs = require('node:fs');", 'no-restricted-globals'],
  ['const at = Date.now();', 'no-restricted-properties'],
  ['const { now } = Date;', 'no-restricted-properties'],
  ['const at = new Date();', 'no-restricted-syntax'],
  ['const at = Date();', 'no-restricted-syntax'],
  ['const lucky = Math.random() > 0.5;', 'no-restricted-properties'],
  ['const id = crypto.randomUUID();', 'no-restricted-globals'],
  ["const a = texts('bad', {});\nconst b = texts('bad', {});", 'no-restricted-syntax'],
  ["const words = { ...texts('bad', {}), ...texts('bad', {}) };", 'no-restricted-syntax'],
  ['setTimeout(() => undefined, 1_000);', 'no-restricted-globals'],
  ['const url = process.env.SHOP_URL;', 'no-restricted-globals'],
  ["await fetch('https://shop.example');", 'no-restricted-globals'],
  ["await globalThis.fetch('https://shop.example');", 'no-restricted-globals'],
])('a journey is refused by the rules of tidings/eslint: %s', async (source, rule) => {
  expect(await told(source)).toEqual([rule]);
});

it.each(['cli/init/template/journeys/order-news.ts', 'cli/init/template/journeys/abandoned-cart.ts'])(
  'and what keeps to them is not: %s',
  async (file) => {
    expect(await told(readFileSync(file, 'utf8'))).toEqual([]);
    expect(await told("import { near } from './_shared/near.ts';\nnew Date('2027-01-01');")).toEqual([]);
    expect(await told('const at = Date.now();', 'look-ups/shop.js')).toEqual([]);
  },
);

it('a verb that nobody awaits is refused', async () => {
  const file = 'workflows/journeys/welcome.ts';
  const source = readFileSync(file, 'utf8');
  expect(await told(source, file, byTypes)).toEqual([]);
  for (const word of ['', 'void '])
    expect(await told(source.replace(/\bawait (?=onDay)/, word), file, byTypes)).toEqual([
      '@typescript-eslint/no-floating-promises',
    ]);
});
