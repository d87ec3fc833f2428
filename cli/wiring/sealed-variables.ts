import { SetUpError } from '../../models/domain/set-up-error.ts';
import { keyVariable, readSecrets, secretsVariable, unseal } from './secrets-file.ts';
import type { Found } from './read-variable.ts';

/** What opens the file stands beside it. */
const opening: readonly string[] = [keyVariable, secretsVariable];

/** The file is read once for all variables of one environment. */
const filesOf = new WeakMap<NodeJS.ProcessEnv, Record<string, string> | SetUpError>();

/** The names of all variables that stand encrypted in the file of secrets; none where there is no file, or it is not right. */
export function sealedNames(env: NodeJS.ProcessEnv): string[] {
  const file = fileOf(env);
  return file instanceof SetUpError ? [] : Object.keys(file);
}

/** What is wrong with the file of secrets as a whole; undefined where it can be read, or none is named. */
export function faultOfFile(env: NodeJS.ProcessEnv): string | undefined {
  const file = fileOf(env);
  return file instanceof SetUpError ? file.message : undefined;
}

/**
 * What a variable says in the file of secrets; undefined where it does not stand there.
 *
 * @param masterKey finds the key that opens the file
 */
export function findSealed(env: NodeJS.ProcessEnv, name: string, masterKey: () => Found): Found | undefined {
  if (opening.includes(name) || !env[secretsVariable]?.trim()) return undefined;
  const file = fileOf(env);
  if (file instanceof SetUpError) return undefined;
  const written = Object.hasOwn(file, name) ? file[name] : undefined;
  if (written === undefined) return undefined;
  const { value: key } = masterKey();
  // Whoever reads the key itself says what is wrong with it.
  if (key === undefined) return { fault: `${name}: stands in ${secretsVariable}, which ${keyVariable} opens` };
  const value = unseal(key, name, written);
  return value === undefined
    ? { fault: `${name}: cannot be opened in ${secretsVariable}: it was set under another ${keyVariable}, or altered` }
    : { value };
}

function fileOf(env: NodeJS.ProcessEnv): Record<string, string> | SetUpError {
  const known = filesOf.get(env);
  if (known) return known;
  const read = readOf(env[secretsVariable]?.trim());
  filesOf.set(env, read);
  return read;
}

function readOf(path: string | undefined): Record<string, string> | SetUpError {
  if (!path) return {};
  try {
    return readSecrets(path);
  } catch (error) {
    if (error instanceof SetUpError) return error;
    throw error;
  }
}
