/** Workflow functions that the api starts by itself, beside the journeys of the catalogue. */
const ownFlows = { 'auto-reply': 'autoReply', 'number-check': 'numberCheck' };

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

/** The journeys that may have runs, by the name that begins their workflow ids. */
export function journeyNames(catalogue: Types): string[] {
  return [...Object.keys(catalogue), ...Object.keys(ownFlows)];
}

/** Open runs whose workflow type the bundle does not hold, or whose journey the catalogue does not name. */
export interface UnservedRuns {
  by: 'type' | 'journey';
  name: string;
  runs: number;
}

/** What is wrong with them, and what is to be done. */
export function unservedInWords({ by, name, runs }: UnservedRuns): string {
  const many = runs === 1 ? '1 open run' : `${runs} open runs`;
  const wrong =
    by === 'type'
      ? `${many} of ${name} cannot go on: workflows/index.ts does not export it`
      : `${many} of ${name} hear nothing: the catalogue does not name that journey`;
  return `${wrong}. Put it back, or end them; see docs/change-a-journey.md.`;
}
