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

type KeptSecrets = Record<keyof Secrets, string | undefined>;

/** The variables that tell them to processes. */
export const secretVariables = {
  TIDINGS_MASTER_KEY: 'masterKey',
  TIDINGS_API_KEY: 'apiKey',
  SIMULATOR_SECRET: 'simulatorSecret',
  RESERVE_SECRET: 'simulatorSecret',
} as const satisfies Record<string, keyof Secrets>;

/** The secrets that there are, as variables. */
export function asVariables(secrets: KeptSecrets): Record<string, string> {
  return Object.fromEntries(
    Object.entries(secretVariables).flatMap(([variable, name]) => {
      const secret = secrets[name];
      return secret === undefined ? [] : [[variable, secret]];
    }),
  );
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

/** Those that a start has kept: all but those that the environment has overruled from the first start on. */
export function keptSecrets(directory: string): KeptSecrets {
  return {
    masterKey: keptIn(join(directory, 'master-key')),
    apiKey: keptIn(join(directory, 'api-key')),
    simulatorSecret: keptIn(join(directory, 'simulator-secret')),
  };
}

/** The key is shown at the first start that succeeds, and never again. */
export function markShown(directory: string): void {
  writeFileSync(shownMark(directory), '');
}

function shownMark(directory: string): string {
  return join(directory, 'api-key-shown');
}

function kept(file: string, make: () => string): string {
  const before = keptIn(file);
  if (before !== undefined) return before;
  const made = make();
  writeFileSync(file, made, { mode: 0o600 });
  return made;
}

/** A start that was killed while it wrote leaves an empty file, which is as good as none. */
function keptIn(file: string): string | undefined {
  return (existsSync(file) && readFileSync(file, 'utf8').trim()) || undefined;
}
