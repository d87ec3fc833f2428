import { mkdtempSync, mkdirSync, writeFileSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { firstOf, fromCache, fromDownload, fromPath, fromRegistry } from '../../../cli/engines/sources.ts';

const kept = { name: 'engine-1.0', file: 'engine' };
const needs = { tools: ['engine-compiler'], advice: 'install it, or set ENGINE_ADDRESS.' };
let directory: string;

const program = (path: string, script = 'exit 0') => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
};
const brings = (file: string) => (to: string) => {
  program(join(to, file));
  return Promise.resolve();
};
const noNetwork = () => Promise.reject(new TypeError('fetch failed', { cause: new Error('no such host') }));
const find = (download = brings('engine'), build = brings('engine')) =>
  firstOf(
    () => fromPath('engine'),
    () => Promise.resolve(fromCache(kept)),
    () => fromDownload(kept, download),
    () => fromRegistry(kept, needs, build),
  );

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tidings-ways-'));
  vi.stubEnv('TIDINGS_CACHE_DIR', join(directory, 'cache'));
  vi.stubEnv('PATH', join(directory, 'bin'));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(directory, { recursive: true, force: true });
});

describe('an engine is taken from', () => {
  const inPath = () => program(join(directory, 'bin', 'engine'));
  const inCache = () => program(join(directory, 'cache', 'engine-1.0', 'engine'));
  const compiler = () => program(join(directory, 'bin', 'engine-compiler'));

  it('PATH before anything else', async () => {
    [inPath, inCache, compiler].forEach((make) => make());
    expect(await find()).toMatchObject({ source: 'PATH' });
  });

  it('the cache when PATH has none', async () => {
    [inCache, compiler].forEach((make) => make());
    expect(await find()).toMatchObject({ source: 'cache' });
  });

  it('the official download when neither has it, and from the cache ever after', async () => {
    compiler();
    expect(await find()).toMatchObject({ source: 'official download' });
    expect(await find()).toMatchObject({ source: 'cache' });
  });

  it('the registry when it cannot be downloaded', async () => {
    compiler();
    expect(await find(noNetwork)).toMatchObject({ source: 'built from the registry' });
  });

  it('the next way when the one on PATH does not run', async () => {
    program(join(directory, 'bin', 'engine'), 'exit 1');
    inCache();
    expect(await find()).toMatchObject({ source: 'cache' });
  });

  it('no directory that happens to have its name', async () => {
    mkdirSync(join(directory, 'bin', 'engine'), { recursive: true });
    inCache();
    expect(await find()).toMatchObject({ source: 'cache' });
  });
});

describe('when no way is left', () => {
  it('one sentence says what is missing and what to do', async () => {
    await expect(find(noNetwork)).rejects.toThrow(
      /^`engine-compiler` is missing and nothing could be downloaded: install it, or set ENGINE_ADDRESS\.$/,
    );
  });

  it('a build that fails says why and what to do, and leaves nothing behind', async () => {
    program(join(directory, 'bin', 'engine-compiler'));
    const broken = () => Promise.reject(new Error('the proxy refused.'));
    await expect(find(noNetwork, broken)).rejects.toThrow(/^the proxy refused; .* set ENGINE_ADDRESS\.$/);
    expect(fromCache(kept)).toBeUndefined();
  });

  it('a download that does not run here is not kept', async () => {
    const wrongMachine = { ...kept, prove: () => Promise.reject(new Error('exec format error')) };
    expect(await fromDownload(wrongMachine, brings('engine'))).toBeUndefined();
    expect(fromCache(kept)).toBeUndefined();
  });
});
