import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { noteStopped, takeOver } from '../../../cli/dev/leftovers.ts';
import { asVariables, developmentSecrets } from '../../../cli/dev/secrets.ts';
import { noteVariables, variablesHere } from '../../../cli/dev/variables-here.ts';

let directory: string;
let stack: Record<string, string>;

/** As `npm start` does in a folder, of which this process is the supervisor. */
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tidings-variables-'));
  await takeOver(directory);
  stack = {
    TIDINGS_ENV: 'development',
    TIDINGS_ROUTES: 'simulator,letters:smtp',
    MONGODB_URI: 'mongodb://127.0.0.1:27017/tidings',
    TEMPORAL_ADDRESS: '127.0.0.1:7233',
    SIMULATOR_URL: 'http://127.0.0.1:8090',
    ...asVariables(developmentSecrets(directory, {})),
  };
  noteVariables(directory, stack);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it('a command has the variables of what runs here, those of the caller going first', () => {
  expect(variablesHere({}, directory)).toEqual(stack);
  const own = { TIDINGS_ROUTES: 'twilio', TWILIO_ACCOUNT: 'AC1', MONGODB_URI: stack['MONGODB_URI'] };
  expect(variablesHere({ ...own, SIMULATOR_URL: ' ' }, directory)).toEqual({ ...stack, ...own });
});

it('a variable that the caller has in a file is not set beside it', () => {
  const file = join(directory, 'routes');
  writeFileSync(file, 'twilio');
  expect(variablesHere({ TIDINGS_ROUTES_FILE: file }, directory)).not.toHaveProperty('TIDINGS_ROUTES');
});

it.each([
  { MONGODB_URI: 'mongodb://db.internal/tidings' },
  { MONGODB_URI_FILE: '/nowhere' },
  { TEMPORAL_ADDRESS: 'temporal.internal:7233' },
  { TEMPORAL_NAMESPACE: 'production' },
  { TIDINGS_ENV: 'production' },
])('a caller who names another installation has nothing of what runs here: %o', (env) => {
  expect(variablesHere(env, directory)).toEqual(env);
});

it('nothing is set by what no longer runs, or has not come up yet', async () => {
  noteStopped(directory);
  expect(variablesHere({}, directory)).toEqual({});
  await takeOver(directory);
  expect(variablesHere({}, directory)).not.toHaveProperty('MONGODB_URI');
});

it('secrets stand in none of the notes, and no note is for others to read', () => {
  const noted = ['run.json', 'variables.json'].map((file) => readFileSync(join(directory, file), 'utf8')).join('');
  for (const secret of Object.values(asVariables(developmentSecrets(directory, {}))))
    expect(noted).not.toContain(secret);
  expect(statSync(join(directory, 'variables.json')).mode & 0o077).toBe(0);
});
