import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, type Logger, type WorkflowBundle } from '@temporalio/worker';

/** The built tree has `.js` files, the source tree `.ts`. */
function beside(name: string): string {
  const built = fileURLToPath(new URL(`../workflows/${name}.js`, import.meta.url));
  return existsSync(built) ? built : fileURLToPath(new URL(`../workflows/${name}.ts`, import.meta.url));
}

/** What every worker and every replay loads beside the journeys. */
export const workflowInterceptorModules = [beside('journey/ending')];

/**
 * All workflow code as one bundle. Made once per process, since bundling takes seconds; a report of what is in it is
 * written only where it fails.
 */
export async function bundleJourneys(logger: Logger = new DefaultLogger('ERROR')): Promise<WorkflowBundle> {
  const { code } = await bundleWorkflowCode({ workflowsPath: beside('index'), workflowInterceptorModules, logger });
  return { code };
}
