import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { TestProject } from 'vitest/node';
import { bundleJourneys, bundling } from '../../../worker/bundle.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Files with the workflow code of all journeys, and with the small journeys of `poll.ts`. */
    bundles: Record<'journeys' | 'poll', string>;
  }
}

/** Bundles the workflow code once per run, since that takes seconds of a whole core. */
export default async function bundleOnce({ provide }: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'tidings-bundles-'));
  const bundles = { journeys: join(directory, 'journeys.js'), poll: join(directory, 'poll.js') };
  const workflowsPath = fileURLToPath(new URL('../poll/poll.ts', import.meta.url));
  const poll = { workflowsPath, ...bundling, logger: new DefaultLogger('ERROR') };
  await writeFile(bundles.journeys, (await bundleJourneys()).code);
  await writeFile(bundles.poll, (await bundleWorkflowCode(poll)).code);
  provide('bundles', bundles);
  return () => rm(directory, { recursive: true, force: true });
}
