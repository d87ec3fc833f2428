import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { run } from '../project.ts';

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
  await run(root, 'npm', 'run', 'build');
  const packed = await run(root, 'npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', directory);
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  provide('packed', join(directory, filename));
  return () => rm(directory, { recursive: true, force: true });
}
