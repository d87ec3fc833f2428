import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { makeProject } from '../../../cli/init/init.ts';

let npm: ChildProcess | undefined;
afterEach(() => {
  // What npm has started is in its group.
  if (npm?.pid && npm.exitCode === null && npm.signalCode === null) process.kill(-npm.pid, 'SIGKILL');
});

/** Stands where Tidings stands in a project, and says which signal it has got. */
const tidings = `#!/usr/bin/env node
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { console.log(signal); process.exit(); });
setInterval(() => undefined, 1000);
console.log('up');`;

it.each(['SIGINT', 'SIGTERM'] as const)('%s to npm alone reaches what npm start runs', async (signal) => {
  const project = join(mkdtempSync(join(tmpdir(), 'tidings-start-')), 'my-shop');
  await makeProject(project);
  mkdirSync(join(project, 'node_modules/.bin'), { recursive: true });
  writeFileSync(join(project, 'node_modules/.bin/tidings'), tidings, { mode: 0o755 });
  const started = spawn('npm', ['start', '--silent'], { cwd: project, detached: true });
  npm = started;
  expect(String(await once(started.stdout, 'data'))).toBe('up\n');
  started.kill(signal);
  expect(String(await once(started.stdout, 'data'))).toBe(`${signal}\n`);
});
