import type { z } from 'zod';
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
 * @param faults what is wrong for other reasons, to be told with the rest
 * @throws SetUpError
 */
export function readEnvironments<T extends [Asked, ...Asked[]]>(
  asked: T,
  variables: NodeJS.ProcessEnv,
  faults: readonly string[] = [],
): { [Index in keyof T]: z.output<T[Index]['schema']> } {
  const found = asked.map(({ schema, variableOf = same }) => {
    const names = new Map(Object.keys(schema.shape).map((key) => [key, variableOf(key)]));
    const given = [...names].map(([key, name]) => [key, findVariable(variables, name)] as const);
    const values = Object.fromEntries(given.map(([key, { value }]) => [key, value]));
    const unreadable = given.flatMap(([, { fault }]) => fault ?? []);
    const { data, error } = schema.safeParse(values);
    const issues = error ? [...error.issues, ...hiddenIssues(schema, values, error)] : [];
    const wrong = issues.map(({ path: [key = '', ...inside], message }) => {
      const name = [names.get(String(key)) ?? key, ...inside].join('.');
      return `${name}: ${values[String(key)] === undefined ? 'is required' : message}`;
    });
    return { data, faults: unreadable.length > 0 ? unreadable : wrong };
  });
  const knowsRoutes = asked.some(({ schema }) => 'TIDINGS_ROUTES' in schema.shape);
  const ofRoutes = asked.flatMap(({ schema, variableOf }) =>
    variableOf ? Object.keys(schema.shape).map(variableOf) : [],
  );
  // Two schemas may read one variable.
  const all = new Set([...faults, ...found.flatMap((each) => each.faults)]);
  refuse([...unknownVariables(variables, knowsRoutes ? ofRoutes : undefined), ...all]);
  return found.map(({ data }) => data) as { [Index in keyof T]: z.output<T[Index]['schema']> };
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
