import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { install, manifestIn, putManifest, run, start } from '../support/project.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('the package, from its tarball in an empty folder', { timeout: 600_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'tidings-package-'));
  const project = join(directory, 'my-shop');
  /** The tarball under another version. */
  const pack = async (version: string) => {
    const copy = join(directory, `tidings-${version}`);
    await run(directory, 'tar', '-xzf', inject('packed'), '--one-top-level=' + copy, '--strip-components=1');
    putManifest(copy, { ...manifestIn(copy), version });
    const packed = await run(copy, 'npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', directory);
    return join(directory, (JSON.parse(packed) as [{ filename: string }])[0].filename);
  };

  const built = (path: string) => join(project, 'node_modules/tidings/dist', path);
  const hook = `(await import('node:module')).register(${JSON.stringify(`file://${built('cli/typescript-hook.js')}`)})`;

  beforeAll(async () => {
    putManifest(directory, { name: 'empty', private: true });
    await run(directory, 'npm', ...install, await pack('0.9.0'));
    await run(directory, 'npx', 'tidings', 'init', 'my-shop');
    await run(project, 'npm', ...install);
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('makes a project that compiles', async () => {
    await expect(run(project, 'npm', 'run', 'check')).resolves.toContain('tsc');
  });

  it('has types that know another installation to the letter, as its sources do', async () => {
    const there = (...path: string[]) => join(project, 'abroad', ...path);
    for (const part of ['installation/types.ts', 'installation/tidings.config.ts', 'contracts/acme'])
      cpSync(join(root, 'test', part), there(part), { recursive: true });
    writeFileSync(there('tsconfig.json'), JSON.stringify({ extends: '../tsconfig.json', include: ['.'] }));
    await run(project, 'npx', 'tsc', '-p', 'abroad');
    rmSync(there(), { recursive: true });
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

  it('refuses by its check a journey that a replay would find changed, or that reaches out of its folder', async () => {
    const bad = join(project, 'journeys/_bad.ts');
    const lines = ["import 'node:fs';", "import '../tidings.config.ts';", 'export const at = Date.now();'];
    writeFileSync(bad, lines.join('\n'));
    const told = [/1:1 .*no-restricted-imports/, /2:1 .*no-restricted-imports/, /3:19 .*no-restricted-properties/];
    const refused = expect(run(project, 'npm', 'run', 'check')).rejects;
    await refused.toMatchObject({
      stdout: expect.stringMatching(told.map(({ source }) => source).join('[^]*')) as string,
    });
    rmSync(bad);
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
    const running = await start(project);
    try {
      const words = () => running.api('/v1/journeys/order-news');
      expect(await words()).toContain('thank you, we have your order');
      expect(await run(project, 'npx', 'tidings', 'routes')).toContain('it has answered nothing yet to 1 worker');
      const tried = run(project, 'npx', 'tidings', 'send-test', 'simulator', '--to', '+447700900123');
      expect(await tried).toMatch(/^simulator: accepted, as .*[^]*reported: delivered\n$/);
      writeFileSync(journey, written.replace('thank you', 'many thanks'));
      await running.until('order-news.ts changed: live');
      expect(await words()).toContain('many thanks, we have your order');
      writeFileSync(journey, written.replace('{{orderId}}', '{{{orderId}}}'));
      await running.until('does not come up');
      expect(running.said()).toContain('order-news/placed en 1:42: values are never escaped');
      expect(await words()).toContain('many thanks, we have your order');
    } finally {
      await running.stop();
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
