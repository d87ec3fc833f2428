import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isLoaded } from '../../cli/dev/loaded-files.ts';

const root = mkdtempSync(join(tmpdir(), 'tidings-loaded-'));
mkdirSync(join(root, 'journeys'));
writeFileSync(join(root, 'tidings.config.ts'), "import prices from './prices.json';");
writeFileSync(join(root, 'journeys/hello.ts'), "import { ends } from './_ends.ts';");
writeFileSync(join(root, 'journeys/_draft.ts'), 'export const draft = 1;');

it.each<[string, boolean]>([
  ['tidings.config.ts', true],
  ['journeys/hello.ts', true],
  ['journeys/_ends.ts', true],
  ['journeys/_draft.ts', false],
  ['prices.json', true],
  ['package.json', false],
  ['package-lock.json', false],
  ['tsconfig.json', false],
  ['vitest.config.ts', false],
  ['journeys/hello.test.ts', false],
  ['README.md', false],
])('a change of %s starts worker and api anew: %s', (file, loaded) => {
  expect(isLoaded(join(root, file), root)).toBe(loaded);
});
