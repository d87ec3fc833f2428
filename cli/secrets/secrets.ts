import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import type { SetUpError } from '../../models/domain/set-up-error.ts';
import { providers } from '../../activities/providers/registry.ts';
import { variableOf } from '../../models/domain/deliveries/route-name.ts';
import { environments, ownVariables } from '../wiring/environments.ts';
import { ofCommands } from '../wiring/known-variables.ts';
import { routeSettings } from '../wiring/route-settings.ts';
import { environmentUnfit, readVariable } from '../wiring/read-variable.ts';
import { keyVariable, readSecrets, seal, secretsVariable, unseal, writeSecrets } from '../wiring/secrets-file.ts';

/** `tidings secrets set <name>`: encrypts what is typed, unseen, or comes by a pipe. */
export async function setSecret(name: string): Promise<void> {
  refuseName(name);
  const path = pathOfSecrets();
  const masterKey = readVariable(process.env, keyVariable);
  const key = environments.indexes.shape.TIDINGS_MASTER_KEY.unwrap().safeParse(masterKey);
  if (!key.success)
    throw unfit(
      `${keyVariable}: ${masterKey === undefined ? 'is required' : (key.error.issues[0]?.message ?? 'is not right')}`,
    );
  const all = known(path);
  const closed = Object.entries(all).filter(([other, written]) => unseal(key.data, other, written) === undefined);
  if (closed.length > 0)
    throw unfit(
      `${closed.map(([other]) => other).join(', ')}: cannot be opened: set under another ${keyVariable}, or altered`,
    );
  const value = (await askFor(name)).replace(/\r?\n$/, '');
  if (!value.trim()) throw unfit(`${name}: nothing was given`);
  writeSecrets(path, { ...all, [name]: seal(key.data, name, value) });
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

/** What stands for itself, names another file, or is read by nobody, whatever routes are called. */
function refuseName(name: string): void {
  if (!/^[A-Z][A-Z0-9_]*$/.test(name)) throw unfit(`${name}: is no name of a variable, such as TWILIO_AUTH_TOKEN`);
  const beside = [keyVariable, secretsVariable, ...ofCommands];
  if (beside.includes(name)) throw unfit(`${name}: cannot be in the file; set it in the environment`);
  if (name.endsWith('_FILE')) throw unfit(`${name}: names a file, which is no secret; set it in the environment`);
  const ofRoutes = providers.flatMap((provider) => Object.keys(routeSettings(provider).shape));
  const isOfRoute = ofRoutes.some((setting) => name.endsWith(variableOf('', setting)));
  const isOwn = ownVariables.includes(name);
  if (!isOwn && !isOfRoute)
    throw unfit(`${name}: nobody reads it; it is <ROUTE>_<SETTING>, such as TWILIO_AUTH_TOKEN or NEWS_PASSWORD`);
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
