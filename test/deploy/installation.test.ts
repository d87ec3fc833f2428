import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TIDINGS_)/.test(name)),
);
const npx = (...args: string[]) => promisify(execFile)('npx', args, { cwd: root, env });

/** One language, which is not English, its own brand, purposes, rules and gateway: nothing of the example shop. */
const installation = 'test/installation';

it('another installation compiles, with its own names in every place', async () => {
  await npx('tsc', '-p', installation);
});

it('another installation plays its stories', async () => {
  const { stdout } = await npx('vitest', 'run', '--config', `${installation}/vitest.config.ts`);
  expect(stdout).toMatch(/Tests .*2 passed/);
});
