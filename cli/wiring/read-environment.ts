import type { z } from 'zod';
import { given } from './given.ts';
import { unknownVariables } from './known-variables.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';

/** Variables in the shape of a schema, or an error that names every wrong one at once, and every name of none. */
export function readEnvironment<T extends z.ZodType>(schema: T, variables: NodeJS.ProcessEnv): z.output<T> {
  const present = Object.fromEntries(Object.keys(variables).map((name) => [name, given(variables, name)]));
  const parsed = schema.safeParse(present);
  const faults = (parsed.error?.issues ?? []).map(({ path, message }) => {
    const name = path.join('.');
    return `${name}: ${present[name] === undefined ? 'is required' : message}`;
  });
  refuse([...unknownVariables(variables), ...faults]);
  return parsed.data as z.output<T>;
}

/** For commands that read no settings of their own. @throws SetUpError that gives the nearest name for each */
export function refuseUnknownVariables(variables: NodeJS.ProcessEnv): void {
  refuse(unknownVariables(variables));
}

function refuse(faults: string[]): void {
  if (faults.length > 0) throw new SetUpError(`The environment is not right:\n  ${faults.join('\n  ')}`);
}
