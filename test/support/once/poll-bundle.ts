import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { TestProject } from 'vitest/node';
import { bundling } from '../../../worker/bundle-entry.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The file with the workflow code of the small journeys of `poll.ts`. */
    pollBundle: string;
  }
}

/** Bundles the small journeys once per run, since that takes seconds of a whole core. */
export default async function bundleOnce({ provide }: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'tidings-bundles-'));
  const file = join(directory, 'poll.js');
  const workflowsPath = fileURLToPath(new URL('../poll/poll.ts', import.meta.url));
  const { code } = await bundleWorkflowCode({ workflowsPath, ...bundling, logger: new DefaultLogger('ERROR') });
  await writeFile(file, code);
  provide('pollBundle', file);
  return () => rm(directory, { recursive: true, force: true });
}
