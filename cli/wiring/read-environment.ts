import type { z } from 'zod';
import { readVariable } from './read-variable.ts';
import { unknownVariables } from './known-variables.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';

/** Variables in the shape of a schema, or an error that names every wrong one at once, and every name of none. */
export function readEnvironment<T extends z.ZodType>(schema: T, variables: NodeJS.ProcessEnv): z.output<T> {
  return readEnvironments([schema], variables)[0];
}

/** The same for several schemas, with one error for all. */
export function readEnvironments<T extends [z.ZodType, ...z.ZodType[]]>(
  schemas: T,
  variables: NodeJS.ProcessEnv,
): { [Index in keyof T]: z.output<T[Index]> } {
  const present = Object.fromEntries(Object.keys(variables).map((name) => [name, readVariable(variables, name)]));
  const parsed = schemas.map((schema) => schema.safeParse(present));
  const faults = parsed
    .flatMap(({ error }) => error?.issues ?? [])
    .map(({ path, message }) => {
      const name = path.join('.');
      return `${name}: ${present[name] === undefined ? 'is required' : message}`;
    });
  // Two schemas may read one variable.
  refuse([...unknownVariables(variables), ...new Set(faults)]);
  return parsed.map(({ data }) => data) as { [Index in keyof T]: z.output<T[Index]> };
}

/** For commands that read no settings of their own. @throws SetUpError that gives the nearest name for each */
export function refuseUnknownVariables(variables: NodeJS.ProcessEnv): void {
  refuse(unknownVariables(variables));
}

function refuse(faults: string[]): void {
  if (faults.length > 0)
    throw new SetUpError('environment-unfit', `The environment is not right:\n  ${faults.join('\n  ')}`);
}
