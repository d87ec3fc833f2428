import type { WorkflowBundle } from '@temporalio/worker';
import { ownFlows } from '../models/domain/runs/own-flows.ts';
import { workflowTypeOf } from '../models/domain/runs/workflow-type.ts';
import { journeyFiles } from '../workflows/catalogue.ts';
import { bundleEntry, ownWorkflow } from './bundle-entry.ts';

/**
 * All workflow code as one bundle: the journeys that the catalogue has found, and Tidings' own. Made once per process,
 * since bundling takes seconds.
 *
 * @param bundle makes it, perhaps in another process
 * @throws SetUpError that names the file of a journey and what it must not import
 */
export async function bundleJourneys(
  bundle: (entry: string) => Promise<WorkflowBundle> = bundleEntry,
): Promise<WorkflowBundle> {
  return bundle(entryOf(journeyFiles));
}

/**
 * The code that loads journeys and Tidings' own, each under its workflow type. It is made from what Node has loaded, so
 * that the bundle and the catalogue cannot differ.
 *
 * @param files of journeys, by their names
 */
export function entryOf(files: ReadonlyMap<string, string>): string {
  const journeys = [['double-opt-in', ownWorkflow('own/double-opt-in')] as const, ...files].map(
    ([name, file], index) => [
      `import journey${index} from ${JSON.stringify(file)};`,
      `const run${index} = journey${index}.run;`,
      // A reserved word such as delete can be exported, and cannot be declared.
      `export { run${index} as ${workflowTypeOf(name)} };`,
    ],
  );
  const own = Object.entries(ownFlows).map(
    ([name, workflow]) => `export { ${workflow} } from ${JSON.stringify(ownWorkflow(`own/${name}`))};`,
  );
  return [...journeys.flat(), ...own].join('\n');
}
