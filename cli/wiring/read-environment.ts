import { z } from 'zod';
import { environmentUnfit, findVariable } from './read-variable.ts';
import { unknownVariables } from './known-variables.ts';

/** What is to be read, and which variable each key of it is read from: the one of the same name where nothing is said. */
export interface Asked<T extends z.ZodObject = z.ZodObject> {
  schema: T;
  variableOf?: (key: string) => string;
}

/** Variables in the shape of a schema, or an error that names every wrong one at once, and every name of none. */
export function readEnvironment<T extends z.ZodObject>(schema: T, variables: NodeJS.ProcessEnv): z.output<T> {
  return readEnvironments([{ schema }], variables)[0];
}

/**
 * The same for several schemas, with one error for all. Each variable may stand in a file instead, which its name with
 * `_FILE` behind it tells.
 *
 * @param routes where routes are read too: what is wrong with their names, to be told with the rest, and whether all are known
 * @throws SetUpError
 */
export function readEnvironments<T extends [Asked, ...Asked[]]>(
  asked: T,
  variables: NodeJS.ProcessEnv,
  routes?: { faults: readonly string[]; areAllKnown: boolean },
): { [Index in keyof T]: z.output<T[Index]['schema']> } {
  const found = asked.map(({ schema, variableOf = same }) => {
    const names = new Map(Object.keys(schema.shape).map((key) => [key, variableOf(key)]));
    const given = [...names].map(([key, name]) => [key, findVariable(variables, name)] as const);
    const values = Object.fromEntries(given.map(([key, { value }]) => [key, value]));
    const unreadable = new Map(given.flatMap(([key, { fault }]) => (fault === undefined ? [] : [[key, fault]])));
    const { data, error } = schema.safeParse(values);
    const issues = error ? [...error.issues, ...hiddenIssues(schema, values, error)] : [];
    const readable = issues.filter(({ path: [key] }) => !unreadable.has(String(key)));
    const wrong = readable.map((issue) => {
      const [key = '', ...inside] = issue.path;
      const name = [names.get(String(key)) ?? key, ...inside.map(placeIn)].join(', ');
      if (values[String(key)] !== undefined) return `${name}: ${issue.message}`;
      const beside = besideOf(issue).map((each) => names.get(each) ?? each);
      return `${name}: is required${beside.length > 0 ? ` with ${beside.join(', ')}` : ''}`;
    });
    return { data, faults: [...unreadable.values(), ...wrong] };
  });
  const ofRoutes = asked.flatMap(({ schema, variableOf }) =>
    variableOf ? Object.keys(schema.shape).map(variableOf) : [],
  );
  // Two schemas may read one variable.
  const all = new Set([...(routes?.faults ?? []), ...found.flatMap(({ faults }) => faults)]);
  refuse([...unknownVariables(variables, ofRoutes, routes?.areAllKnown), ...all]);
  return found.map(({ data }) => data) as { [Index in keyof T]: z.output<T[Index]['schema']> };
}

/** The keys that a missing one is needed with, where its schema says so by `params: { beside: ['user'] }`. */
function besideOf(issue: z.core.$ZodIssue): string[] {
  return issue.code === 'custom' ? (beside.safeParse(issue.params).data?.beside ?? []) : [];
}

const beside = z.object({ beside: z.array(z.string()) });

/** Where in a list, which its writer counts from one. */
function placeIn(step: PropertyKey): string {
  return typeof step === 'number' ? `entry ${step + 1}` : String(step);
}

/** What is wrong with the whole, which zod does not ask while a part of it is wrong: asked again without those parts. */
function hiddenIssues(schema: z.ZodObject, values: Record<string, unknown>, { issues }: z.ZodError) {
  const told = new Set(issues.map(({ path: [key] }) => key));
  const rest = Object.fromEntries(Object.entries(values).filter(([key]) => !told.has(key)));
  const again = schema.safeParse(rest).error?.issues ?? [];
  return again.filter(({ code, path: [key] }) => code === 'custom' && !told.has(key));
}

/** For commands that read no settings of their own. @throws SetUpError that gives the nearest name for each */
export function refuseUnknownVariables(variables: NodeJS.ProcessEnv): void {
  refuse(unknownVariables(variables));
}

function refuse(faults: string[]): void {
  if (faults.length > 0) throw environmentUnfit(faults);
}

function same(name: string): string {
  return name;
}
