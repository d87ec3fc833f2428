import { readFileSync } from 'node:fs';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import { faultOfFile, findSealed } from './sealed-variables.ts';
import { keyVariable, secretsVariable } from './secrets-file.ts';

/**
 * What a variable says, or the file that its name with `_FILE` behind it tells, or what stands encrypted in the file of
 * secrets; undefined where none of them is there, or all are blank, which everywhere counts as the same.
 *
 * @throws SetUpError where two say something, or a file cannot be read
 */
export function readVariable(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const { value, fault } = findVariable(env, name);
  if (fault !== undefined) throw environmentUnfit([fault]);
  return value;
}

/** What a variable says, or what is wrong with it. */
export interface Found {
  value?: string | undefined;
  fault?: string;
}

/** The same for whoever tells all faults together. */
export function findVariable(env: NodeJS.ProcessEnv, name: string): Found {
  const open = findOpen(env, name);
  const broken = faultOfFile(env);
  // Told once, of the file itself and of what may stand nowhere else.
  const mayStandThere = name !== keyVariable && open.value === undefined && open.fault === undefined;
  if (broken !== undefined && (name === secretsVariable || mayStandThere)) return { fault: broken };
  const sealed = findSealed(env, name, () => findOpen(env, keyVariable));
  if (!sealed) return open;
  if (open.value === undefined && open.fault === undefined) return sealed;
  return { fault: `${name}: stands in ${secretsVariable} too, and only one of them can hold` };
}

/** What stands in the environment, or in a file of its own. */
function findOpen(env: NodeJS.ProcessEnv, name: string): Found {
  const value = unlessBlank(env[name]);
  const path = unlessBlank(env[`${name}_FILE`]);
  if (path === undefined) return { value };
  if (value !== undefined) return { fault: `${name}_FILE: stands beside ${name}, and only one of them can hold` };
  try {
    // The line break at its end is none of it.
    return { value: unlessBlank(readFileSync(path, 'utf8').replace(/\r?\n$/, '')) };
  } catch (error) {
    return { fault: `${name}_FILE: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})` };
  }
}

/** One error for all that is wrong with variables. */
export function environmentUnfit(faults: readonly string[]): SetUpError {
  return new SetUpError('environment-unfit', `The environment is not right:\n  ${faults.join('\n  ')}`);
}

function unlessBlank(written: string | undefined): string | undefined {
  return written?.trim() ? written : undefined;
}
