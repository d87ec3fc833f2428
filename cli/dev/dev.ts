import { writeFileSync } from 'node:fs';
import { isDependency } from '../../models/config/own-build.ts';
import { join } from 'node:path';
import { port } from '../../models/domain/variable-kinds.ts';
import { readVariable } from '../wiring/read-variable.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import { stateDirectory } from '../wiring/local-access.ts';
import type { Child } from './child.ts';
import { noteRunning, noteStopped, takeOver } from './leftovers.ts';
import { developmentSecrets, markShown } from './secrets.ts';
import { startStack, type Stack } from './stack.ts';
import { makeStateDirectory } from './state.ts';
import { followChanges } from './follow-changes.ts';
import { keepAlive } from './supervise.ts';
import { noteVariables } from './variables-here.ts';
import { whenLeftByNpm } from './when-left-by-npm.ts';

/** `npm start`: everything on this machine, until Ctrl-C. */
export async function runDev(): Promise<void> {
  const begun = Date.now();
  makeStateDirectory(stateDirectory);
  const ended = await takeOver(stateDirectory);
  if (ended.length > 0) say(`Ended what an earlier, killed start left behind: ${ended.join(', ')}.`);

  const stopping = new AbortController();
  let children: Child[] = [];
  const starting = bringUp(stopping.signal, begun, (started) => {
    children = started;
    noteRunning(stateDirectory, children);
  });
  const stop = async () => {
    say('Stopping …');
    stopping.abort();
    // Before the first child there is only a download or a build, which ends with this process.
    const stack = children.length > 0 ? await starting.catch(() => undefined) : undefined;
    await stack?.stop();
    noteStopped(stateDirectory);
  };
  const hurry = async () => {
    await Promise.all(children.map((child) => child.kill('SIGKILL')));
  };
  stopOnSignal(stop, hurry);
  try {
    await starting;
  } catch (error) {
    // Then the signal's own handler ends the process.
    if (stopping.signal.aborted) return;
    noteStopped(stateDirectory);
    throw error;
  }
}

async function bringUp(signal: AbortSignal, begun: number, onStart: (children: Child[]) => void): Promise<Stack> {
  const { env } = process;
  const { fresh, ...secrets } = developmentSecrets(stateDirectory, env);
  const temporalAddress = readVariable(env, 'TEMPORAL_ADDRESS');
  const namespace = temporalAddress && readVariable(env, 'TEMPORAL_NAMESPACE');
  const apiPort = explicitPort();
  const stack = await startStack({
    directory: stateDirectory,
    ports: 'preferred',
    apiPort,
    secrets,
    signal,
    log: say,
    ...(namespace ? { env: { TEMPORAL_NAMESPACE: namespace } } : {}),
    external: { temporalAddress, mongodbUri: readVariable(env, 'MONGODB_URI') },
    onStart,
    onLoss: keepAlive(say, () => signal.aborted),
  });
  writeFileSync(join(stateDirectory, 'address'), stack.addresses.api);
  writeFileSync(join(stateDirectory, 'mongodb'), stack.addresses.mongodb, { mode: 0o600 });
  writeFileSync(join(stateDirectory, 'temporal'), `${stack.addresses.temporal} ${namespace || 'default'}`);
  noteVariables(stateDirectory, stack.env);
  tellAddresses(stack, Date.now() - begun);
  tellKey(secrets.apiKey, fresh);
  say('');
  const tryIt = isDependency ? '' : 'Try it: `npm run demo` in another terminal. ';
  say(`  ${tryIt}Ctrl-C stops everything; the data stays in .tidings/.`);
  followChanges({ stack, signal, say });
  return stack;
}

/** The same keypress may arrive twice, from the terminal and from npm; only a later one is a second one. */
const secondSignalMs = 1_000;

/** The first signal stops everything in order, ten seconds at most for each; a second one does not wait. */
function stopOnSignal(cleanUp: () => Promise<void>, hurry: () => Promise<void>): void {
  // A terminal that was closed takes no more lines.
  process.stdout.on('error', () => undefined);
  let askedAt: number | undefined;
  const stop = () => {
    if (askedAt !== undefined) {
      if (Date.now() - askedAt > secondSignalMs) void hurry();
      return;
    }
    askedAt = Date.now();
    cleanUp().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  whenLeftByNpm(stop);
}

/** A port that was asked for by name must be that port; any other may move. */
function explicitPort(): number | undefined {
  const wanted = readVariable(process.env, 'PORT');
  if (wanted === undefined) return undefined;
  const read = port.safeParse(wanted);
  if (!read.success) throw new SetUpError('environment-unfit', `PORT is ${wanted}, which is not a port.`);
  return read.data;
}

function tellAddresses({ addresses }: Stack, tookMs: number): void {
  const elsewhere = readVariable(process.env, 'TEMPORAL_ADDRESS');
  say('');
  say(`Tidings is ready (${(tookMs / 1_000).toFixed(1)} s).`);
  say('');
  say(`  API            ${addresses.api}`);
  say(`  API docs       ${addresses.docs}`);
  say(`  Virtual phone  ${addresses.phone}`);
  say(`  Mailbox        ${addresses.mailbox}`);
  say(`  Temporal UI    ${elsewhere ? `that of ${elsewhere}` : addresses.temporalUi}`);
}

function tellKey(apiKey: string, fresh: boolean): void {
  if (readVariable(process.env, 'TIDINGS_API_KEY')) say('  API key        the one in TIDINGS_API_KEY');
  else if (fresh) say(`  API key        ${apiKey}   (shown this once; kept in .tidings/api-key)`);
  else say('  API key        in .tidings/api-key');
  if (fresh) markShown(stateDirectory);
}

function say(line: string): void {
  console.log(line);
}
