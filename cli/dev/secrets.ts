import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVariable } from '../wiring/read-variable.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A new API key: 95 random bits that name it, and 256 that prove it. */
export function newApiKey(): string {
  const id = Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join('');
  return `tdk_${id}_${randomBytes(32).toString('base64url')}`;
}

export interface Secrets {
  masterKey: string;
  apiKey: string;
  simulatorSecret: string;
}

/**
 * The secrets of a development machine: made at the first start, kept in files only their owner can read, overruled by
 * the environment. `fresh` says that the API key has not been shown yet.
 */
export function developmentSecrets(directory: string, env: NodeJS.ProcessEnv): Secrets & { fresh: boolean } {
  const keyFile = join(directory, 'api-key');
  const fresh = readVariable(env, 'TIDINGS_API_KEY') === undefined && !existsSync(shownMark(directory));
  return {
    masterKey:
      readVariable(env, 'TIDINGS_MASTER_KEY') ??
      kept(join(directory, 'master-key'), () => randomBytes(32).toString('base64')),
    apiKey: readVariable(env, 'TIDINGS_API_KEY') ?? kept(keyFile, newApiKey),
    simulatorSecret: kept(join(directory, 'simulator-secret'), () => randomBytes(32).toString('base64')),
    fresh,
  };
}

/** The key is shown at the first start that succeeds, and never again. */
export function markShown(directory: string): void {
  writeFileSync(shownMark(directory), '');
}

function shownMark(directory: string): string {
  return join(directory, 'api-key-shown');
}

/** A start that was killed while it wrote leaves an empty file, which is as good as none. */
function kept(file: string, make: () => string): string {
  const before = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (before) return before;
  const made = make();
  writeFileSync(file, made, { mode: 0o600 });
  return made;
}
