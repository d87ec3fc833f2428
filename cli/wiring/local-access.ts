import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readVariable } from './read-variable.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';

/** Data, logs, secrets and the address of what `npm start` runs. */
export const stateDirectory = resolve('.tidings');

/** Where the api is and with which key, for commands that speak to a running Tidings. */
export interface Access {
  url: string;
  key: string;
}

/** From `TIDINGS_URL` and `TIDINGS_API_KEY`, else from what `npm start` noted in this checkout. */
export function localAccess(env: NodeJS.ProcessEnv = process.env): Access {
  const url = readVariable(env, 'TIDINGS_URL') ?? noted('address');
  const key = readVariable(env, 'TIDINGS_API_KEY') ?? noted('api-key');
  if (url && key) return { url, key };
  throw new SetUpError(
    'nothing-running',
    'Nothing runs here: start Tidings with `npm start`, or set TIDINGS_URL and TIDINGS_API_KEY.',
  );
}

/** Where the database is: `MONGODB_URI`, else what `npm start` noted in this checkout. */
export function localDatabase(env: NodeJS.ProcessEnv = process.env): string {
  const uri = readVariable(env, 'MONGODB_URI') ?? noted('mongodb');
  if (uri) return uri;
  throw new SetUpError(
    'nothing-running',
    'No database is known here: start Tidings with `npm start`, or set MONGODB_URI.',
  );
}

/** Where Temporal is that `npm start` runs or uses in this folder; a command that ends runs is given no other. */
export function localTemporal(): { address: string; namespace: string } {
  const [address, namespace = 'default'] = noted('temporal')?.split(' ') ?? [];
  if (address) return { address, namespace };
  throw new SetUpError('nothing-running', 'Nothing runs here: start Tidings with `npm start`.');
}

function noted(name: string): string | undefined {
  const file = join(stateDirectory, name);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
