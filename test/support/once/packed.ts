import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The tarball of the package, built from what is here. */
    packed: string;
  }
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Builds and packs the package once for all tests that use it as a stranger would. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'tidings-packed-'));
  await promisify(execFile)('npm', ['run', 'build'], { cwd: root });
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', directory];
  const { stdout } = await promisify(execFile)('npm', pack, { cwd: root });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  provide('packed', join(directory, filename));
  return () => rm(directory, { recursive: true, force: true });
}
