import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { acme } from '../../contracts/acme/index.ts';
import { acmeStand } from '../../contracts/acme/stand.ts';
import { providerContract } from '../../../cli/testing/provider.ts';

providerContract('acme', () => acmeStand(acme));

it('is the one that docs/extend-provider.md shows', () => {
  const page = readFileSync('docs/extend-provider.md', 'utf8');
  const source = readFileSync('test/contracts/acme/index.ts', 'utf8');
  const [, shown = ''] = /```ts\n(.*?)```/s.exec(page) ?? [];
  expect(shown).toBe(source);
});
