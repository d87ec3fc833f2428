import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Child } from '../../cli/dev/child.ts';
import { httpAnswers } from '../../cli/dev/processes.ts';
import { newApiKey } from '../../cli/dev/secrets.ts';
import { startStack, type Stack } from '../../cli/dev/stack.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

/** What the image runs: the compiled tree, under Node alone, with the settings of production. */
describe('the built tree', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tidings-built-'));
  const children: Child[] = [];
  let stack: Stack | undefined;
  let env: NodeJS.ProcessEnv = {};

  beforeAll(async () => {
    await run('npm', ['run', 'build'], { cwd: root });
    const secrets = {
      masterKey: 'master key '.repeat(3),
      simulatorSecret: 'shared secret '.repeat(3),
      apiKey: newApiKey(),
    };
    stack = await startStack({ directory, ports: 'any', secrets, without: ['api', 'worker'] });
    env = { PATH: process.env['PATH'], ...stack.env, TIDINGS_ENV: 'production', NODE_ENV: 'production' };
    env['PUBLIC_URL'] = 'https://tidings.example.com';
  });
  afterAll(async () => {
    for (const child of children) await child.stop();
    await stack?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const entry = join(root, 'dist/cli/tidings.js');
  const start = async (name: 'api' | 'worker') => {
    const address = stack?.addresses[name] ?? '';
    const child = new Child({
      name,
      command: process.execPath,
      args: [entry, name],
      env,
      port: Number(new URL(address).port),
      logFile: join(directory, `${name}.log`),
      ready: () => httpAnswers(`${address}/readyz`),
    });
    children.push(child);
    await child.untilReady();
  };

  it('builds the indexes, and starts an api and a worker that become ready', async () => {
    const { stdout } = await run(process.execPath, [entry, 'indexes'], { env });
    expect(stdout).toContain('Indexes are in place');
    await Promise.all([start('api'), start('worker')]);
    const { status } = await fetch(`${stack?.addresses.api}/docs`);
    expect(status).toBe(200);
  });
});
