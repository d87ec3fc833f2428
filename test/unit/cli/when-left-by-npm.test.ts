import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';

const module = new URL('../../../cli/dev/when-left-by-npm.ts', import.meta.url).href;
const script = `import(${JSON.stringify(module)}).then(({ whenLeftByNpm }) => {
  whenLeftByNpm(() => { console.log('left'); process.exit(); });
  console.log(process.pid);
  setInterval(() => undefined, 1000); });`;

it('a process that npm has started ends with the shell between them', async () => {
  // A second command keeps any shell from giving its own process to the first.
  const shell = spawn('sh', ['-c', '"$@"; true', 'sh', process.execPath, '--import', 'tsx', '-e', script], {
    env: { ...process.env, npm_lifecycle_event: 'start' },
  });
  await once(shell.stdout, 'data');
  shell.kill('SIGKILL');
  expect(String(await once(shell.stdout, 'data'))).toBe('left\n');
});
