import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import type { SetUpError } from '../../models/domain/set-up-error.ts';
import { environments } from '../wiring/environments.ts';
import { environmentUnfit, readVariable } from '../wiring/read-variable.ts';
import { keyVariable, readSecrets, seal, secretsVariable, writeSecrets } from '../wiring/secrets-file.ts';

/** `tidings secrets set <name>`: encrypts what is typed, unseen, or comes by a pipe. */
export async function setSecret(name: string): Promise<void> {
  if (!/^[A-Z][A-Z0-9_]*$/.test(name)) throw unfit(`${name}: is no name of a variable, such as TWILIO_AUTH_TOKEN`);
  if (name === keyVariable) throw unfit(`${name}: cannot be in the file that it opens`);
  const path = pathOfSecrets();
  const key = environments.indexes.shape.TIDINGS_MASTER_KEY.unwrap().safeParse(readVariable(process.env, keyVariable));
  if (!key.success) throw unfit(`${keyVariable}: ${key.error.issues[0]?.message ?? 'is not right'}`);
  const value = (await askFor(name)).replace(/\r?\n$/, '');
  if (!value.trim()) throw unfit(`${name}: nothing was given`);
  writeSecrets(path, { ...known(path), [name]: seal(key.data, name, value) });
  console.log(`${name} is in ${path}`);
}

/** `tidings secrets remove <name>` */
export function removeSecret(name: string): void {
  const path = pathOfSecrets();
  const { [name]: removed, ...rest } = known(path);
  if (removed === undefined) throw unfit(`${name}: is not in ${path}`);
  writeSecrets(path, rest);
  console.log(`${name} is no longer in ${path}`);
}

/** `tidings secrets list`: the names, a line each, and no value. */
export function listSecrets(): void {
  for (const name of Object.keys(known(pathOfSecrets()))) console.log(name);
}

function pathOfSecrets(): string {
  const path = readVariable(process.env, secretsVariable);
  if (path === undefined) throw unfit(`${secretsVariable}: is required: the file for the secrets`);
  return path;
}

function known(path: string): Record<string, string> {
  return existsSync(path) ? readSecrets(path) : {};
}

async function askFor(name: string): Promise<string> {
  if (!process.stdin.isTTY) return readAll(process.stdin);
  process.stdout.write(`${name}: `);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: unseen, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stdout.write('\n');
  }
}

function unfit(fault: string): SetUpError {
  return environmentUnfit([fault]);
}
