import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cacheDirectory, installOnce } from '../../../cli/engines/cache.ts';

/** No system gives a process this number. */
const nobody = 2 ** 30;
let cache: string;

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'tidings-cache-'));
  vi.stubEnv('TIDINGS_CACHE_DIR', cache);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true, force: true });
});
const writes = (text: string) => async (directory: string) => writeFile(join(directory, 'program'), text);

it.each([
  [{ TIDINGS_CACHE_DIR: '/own', XDG_CACHE_HOME: '/xdg' }, /^\/own$/],
  [{ XDG_CACHE_HOME: '/xdg' }, /^\/xdg\/tidings$/],
  [{ XDG_CACHE_HOME: '' }, /\/\.cache\/tidings$/],
])('the cache for %o', (env, expected) => {
  expect(cacheDirectory(env)).toMatch(expected);
});

describe('an installation', () => {
  it('is done once', async () => {
    await installOnce('engine', 'program', writes('first'));
    const path = await installOnce('engine', 'program', writes('second'));
    expect(readFileSync(path, 'utf8')).toBe('first');
  });

  it('that fails leaves nothing, so the next one begins anew', async () => {
    await expect(installOnce('engine', 'program', () => Promise.reject(new Error('cut off')))).rejects.toThrow(
      'cut off',
    );
    expect(readdirSync(cache)).toEqual([]);
  });

  it('that brings no program fails', async () => {
    await expect(installOnce('engine', 'program', () => Promise.resolve())).rejects.toThrow('brought no program');
    expect(readdirSync(cache)).toEqual([]);
  });

  it('is not visible before it is whole', async () => {
    await installOnce('engine', 'program', async (directory) => {
      await writes('half')(directory);
      expect(existsSync(join(cache, 'engine'))).toBe(false);
    });
    expect(existsSync(join(cache, 'engine', 'program'))).toBe(true);
  });

  it('never replaces one that another process finished meanwhile and may be running', async () => {
    const path = await installOnce('engine', 'program', async (directory) => {
      await installOnce('engine', 'program', writes('theirs'));
      await writes('ours')(directory);
    });
    expect(readFileSync(path, 'utf8')).toBe('theirs');
    expect(readdirSync(cache)).toEqual(['engine']);
  });

  it('mends a directory without the program in it', async () => {
    mkdirSync(join(cache, 'engine', 'rest'), { recursive: true });
    await installOnce('engine', 'program', writes('whole'));
    expect(readdirSync(join(cache, 'engine'))).toEqual(['program']);
    expect(readdirSync(cache)).toEqual(['engine']);
  });

  it('sweeps what dead processes left, and only that', async () => {
    mkdirSync(join(cache, `.unfinished-${nobody}-abc`));
    mkdirSync(join(cache, `.unfinished-${process.ppid}-abc`));
    await installOnce('engine', 'program', writes('whole'));
    expect(readdirSync(cache).toSorted()).toEqual([`.unfinished-${process.ppid}-abc`, 'engine']);
  });
});
