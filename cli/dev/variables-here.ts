import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stateDirectory } from '../wiring/local-access.ts';
import { findVariable } from '../wiring/read-variable.ts';
import { isTaken } from './leftovers.ts';
import { asVariables, keptSecrets, secretVariables } from './secrets.ts';

/** They say which installation is meant: whoever names another one means nothing of what runs here. */
const naming = ['TIDINGS_ENV', 'MONGODB_URI', 'TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE'];

const variables = z.record(z.string(), z.string());

/** Notes what `npm start` tells its processes, but for the secrets, which stand in files of their own. */
export function noteVariables(directory: string, env: Readonly<Record<string, string>>): void {
  const noted = Object.fromEntries(Object.entries(env).filter(([name]) => !Object.hasOwn(secretVariables, name)));
  // The address of a database may have a password in it.
  writeFileSync(join(directory, 'variables.json'), JSON.stringify(noted), { mode: 0o600 });
}

/**
 * The variables of a command that reads those of the worker: where `npm start` runs in this folder, what the caller has not set is
 * as its processes have it.
 *
 * @returns those of the caller alone, where nothing runs here, or they name another installation
 */
export function variablesHere(env: NodeJS.ProcessEnv = process.env, directory = stateDirectory): NodeJS.ProcessEnv {
  const here = isTaken(directory) ? { ...notedIn(directory), ...asVariables(keptSecrets(directory)) } : {};
  const unset = Object.entries(here).filter(([name]) => {
    const { value, fault } = findVariable(env, name);
    return value === undefined && fault === undefined;
  });
  const isAnother = naming.some((name) => {
    const { value, fault } = findVariable(env, name);
    return fault !== undefined || (value !== undefined && value !== here[name]);
  });
  return isAnother ? env : { ...env, ...Object.fromEntries(unset) };
}

function notedIn(directory: string): Record<string, string> {
  const file = join(directory, 'variables.json');
  return existsSync(file) ? variables.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}
