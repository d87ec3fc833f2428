import { ownFlows } from '../models/domain/runs/own-flows.ts';

/** Workflow types by the name under which their runs are known. */
type Types = Readonly<Record<string, { workflowType: string }>>;

/**
 * What the api would start and this worker could not go on with: a journey whose function `workflows/index.ts` does not
 * export, or whose function has the name of another's. Each in one sentence that says what mends it.
 *
 * @param exported the names that `workflows/index.ts` exports, which are the workflow types of the bundle
 */
export function unservedJourneys(catalogue: Types, exported: readonly string[]): string[] {
  const own = Object.entries(ownFlows).map(([name, workflowType]) => [name, { workflowType }] as const);
  const owners = new Map<string, string>();
  return [...own, ...Object.entries(catalogue)].flatMap(([name, { workflowType }]) => {
    const owner = owners.get(workflowType);
    owners.set(workflowType, name);
    if (owner) return [`${name} and ${owner} have functions of one name, ${workflowType}: rename one of them.`];
    if (exported.includes(workflowType)) return [];
    return [`${name} runs ${workflowType}, which workflows/index.ts does not export: add it there.`];
  });
}
