import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const outside = Object.entries(process.env).filter(
  ([name]) => !/^(npm_|VITEST|NODE_ENV|NODE_OPTIONS|TIDINGS_)/i.test(name),
);
const env = Object.fromEntries(outside);
/** What a command prints; one that fails throws with all that it said. */
const run = async (directory: string, command: string, ...args: string[]) => {
  const { stdout } = await promisify(execFile)(command, args, { cwd: directory, env });
  return stdout;
};

interface Manifest {
  version: string;
  dependencies: Record<string, string>;
}

const manifestIn = (directory: string) => JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Manifest;
const put = (directory: string, manifest: object) =>
  writeFileSync(join(directory, 'package.json'), JSON.stringify(manifest, null, 2));

describe('the package, from its tarball in an empty folder', { timeout: 600_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'tidings-package-'));
  const project = join(directory, 'my-shop');
  const install = ['install', '--no-audit', '--no-fund', '--prefer-offline'];
  /** A tarball of what is here, perhaps under another version. */
  const pack = async (version: string) => {
    const copy = join(directory, `tidings-${version}`);
    const tarball = (await run(root, 'npm', 'pack', '--ignore-scripts', '--pack-destination', directory))
      .trim()
      .split('\n')
      .pop();
    await run(directory, 'tar', '-xzf', tarball ?? '', '--one-top-level=' + copy, '--strip-components=1');
    put(copy, { ...manifestIn(copy), version });
    return join(
      directory,
      (await run(copy, 'npm', 'pack', '--ignore-scripts', '--pack-destination', directory)).trim().split('\n').pop() ??
        '',
    );
  };

  const built = (path: string) => join(project, 'node_modules/tidings/dist', path);
  const hook = `(await import('node:module')).register(${JSON.stringify(`file://${built('cli/typescript-hook.js')}`)})`;

  beforeAll(async () => {
    await run(root, 'npm', 'run', 'build');
    put(directory, { name: 'empty', private: true });
    await run(directory, 'npm', ...install, await pack('0.9.0'));
    await run(directory, 'npx', 'tidings', 'init', 'my-shop');
    await run(project, 'npm', ...install);
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('makes a project that compiles', async () => {
    await expect(run(project, 'npm', 'run', 'check')).resolves.toContain('tsc');
  });

  it('plays its stories', async () => {
    await expect(run(project, 'npm', 'test')).resolves.toMatch(/Tests .*5 passed/);
  });

  it('shows its texts, and refuses by name what is wrong with the config', async () => {
    await expect(run(project, 'npx', 'tidings', 'texts')).resolves.toContain('order-news/placed');
    const config = join(project, 'tidings.config.ts');
    const written = readFileSync(config, 'utf8');
    writeFileSync(config, written.replace("locales: ['en']", "locales: ['en', 'fi']"));
    const refused = run(project, 'npx', 'tidings', 'texts');
    await expect(refused).rejects.toThrow(/brands\.shop\.name\.fi: /);
    writeFileSync(config, written);
  });

  it('refuses to bundle a journey that imports a library, by name', async () => {
    const journey = join(project, 'journeys/order-news.ts');
    const written = readFileSync(journey, 'utf8');
    writeFileSync(journey, `import { z } from 'zod';\n${written}void z;\n`);
    const bundle = `${hook}; await (await import(${JSON.stringify(built('worker/bundle.js'))})).bundleJourneys();`;
    const refused = run(project, 'node', '--input-type=module', '-e', bundle);
    await expect(refused).rejects.toThrow(/order-news\.ts imports zod: a journey is replayed for years/);
    writeFileSync(journey, written);
  });

  it('brings nothing that only development needs into production', async () => {
    const copy = join(directory, 'production');
    cpSync(project, copy, { recursive: true, filter: (path) => !path.includes('node_modules') });
    await run(copy, 'npm', ...install, '--omit=dev');
    const there = await run(join(copy, 'node_modules'), 'ls');
    expect(
      there.split('\n').filter((name) => /^(vitest|vite|tsx|esbuild|typescript|mongodb-memory-server)/.test(name)),
    ).toEqual([]);
    await expect(run(copy, 'npx', 'tidings', 'texts')).resolves.toContain('order-news/placed');
  });

  it('runs it on one machine, and follows what is changed', async () => {
    const journey = join(project, 'journeys/order-news.ts');
    const written = readFileSync(journey, 'utf8');
    const child = spawn('npx', ['tidings', 'dev'], { cwd: project, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    const until = (words: string) =>
      new Promise<void>((resolve, reject) => {
        const heard = () => said.includes(words) && resolve();
        child.stdout.on('data', heard);
        child.once('exit', () => reject(new Error(`it ended without a word of ${words}: ${said}`)));
        heard();
      });
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    try {
      await until('Tidings is ready');
      const words = async () => {
        const headers = { authorization: `Bearer ${readFileSync(join(project, '.tidings/api-key'), 'utf8').trim()}` };
        const api = readFileSync(join(project, '.tidings/address'), 'utf8');
        return (await fetch(`${api}/v1/journeys/order-news`, { headers })).text();
      };
      expect(await words()).toContain('thank you, we have your order');
      writeFileSync(journey, written.replace('thank you', 'many thanks'));
      await until('order-news.ts changed: live');
      expect(await words()).toContain('many thanks, we have your order');
      writeFileSync(journey, written.replace('{{orderId}}', '{{{orderId}}}'));
      await until('does not come up');
      expect(said).toContain('order-news/placed en 1:42: values are never escaped');
      expect(await words()).toContain('many thanks, we have your order');
    } finally {
      const { supervisor } = JSON.parse(readFileSync(join(project, '.tidings/run.json'), 'utf8')) as {
        supervisor: number;
      };
      process.kill(supervisor, 'SIGINT');
      await ended;
      writeFileSync(journey, written);
    }
  });

  it('is upgraded without a change to the files of the project', async () => {
    const files = ['tidings.config.ts', 'journeys/order-news.ts', 'journeys/abandoned-cart.ts', 'tsconfig.json'];
    const before = files.map((file) => readFileSync(join(project, file), 'utf8'));
    await run(project, 'npm', ...install, await pack('0.9.1'));
    expect(manifestIn(join(project, 'node_modules/tidings')).version).toBe('0.9.1');
    await run(project, 'npm', 'run', 'check');
    expect(files.map((file) => readFileSync(join(project, file), 'utf8'))).toEqual(before);
  });
});
