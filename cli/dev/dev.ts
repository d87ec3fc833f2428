import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SetUpError } from '../engines/shell.ts';
import { stateDirectory } from '../local-access.ts';
import { onStop } from '../stop.ts';
import { noteRunning, noteStopped, stopLeftovers } from './leftovers.ts';
import { isFree } from './ports.ts';
import { developmentSecrets, markShown } from './secrets.ts';
import { startStack, type ProcessName, type Stack } from './stack.ts';

/** `npm start`: everything on this machine, until Ctrl-C. */
export async function runDev(): Promise<void> {
  const begun = Date.now();
  mkdirSync(stateDirectory, { recursive: true, mode: 0o700 });
  const ended = await stopLeftovers(stateDirectory);
  if (ended.length > 0) say(`Ended what an earlier, killed start left behind: ${ended.join(', ')}.`);
  const { fresh, ...secrets } = developmentSecrets(stateDirectory, process.env);
  noteRunning(stateDirectory, []);

  let stack: Stack | undefined;
  let stopping = false;
  onStop(async () => {
    stopping = true;
    say('Stopping …');
    await stack?.stop();
    noteStopped(stateDirectory);
  });
  try {
    stack = await startStack({
      ...{ directory: stateDirectory, ports: 'preferred', secrets, log: say },
      apiPort: await explicitPort(),
      external: { temporalAddress: process.env['TEMPORAL_ADDRESS'], mongodbUri: process.env['MONGODB_URI'] },
      onStart: (children) => noteRunning(stateDirectory, children),
      onLoss: (name) => {
        if (stack && !stopping) void revive(stack, name);
      },
    });
  } catch (error) {
    noteStopped(stateDirectory);
    throw error instanceof SetUpError ? error : new SetUpError((error as Error).message);
  }
  writeFileSync(join(stateDirectory, 'address'), stack.addresses.api);
  tellAddresses(stack, secrets.apiKey, fresh, Date.now() - begun);
  markShown(stateDirectory);
}

/** A port that was asked for by name must be that port; any other may move. */
async function explicitPort(): Promise<number | undefined> {
  const wanted = process.env['PORT'];
  if (!wanted) return undefined;
  const port = z.coerce.number().int().min(1).max(65_535).safeParse(wanted);
  if (!port.success) throw new SetUpError(`PORT is ${wanted}, which is not a port.`);
  if (!(await isFree(port.data))) throw new SetUpError(`PORT ${port.data} is in use; free it or choose another.`);
  return port.data;
}

/** Starts a process again that ended by itself, more slowly each time it fails to come up. */
async function revive(stack: Stack, name: ProcessName): Promise<void> {
  for (let pauseMs = 500; ; pauseMs = Math.min(pauseMs * 2, 30_000)) {
    say(`${name} ended unexpectedly; starting it again. Its log: .tidings/logs/${name}.log`);
    try {
      await stack.start(name);
      say(`${name} is back.`);
      return;
    } catch {
      await new Promise((later) => setTimeout(later, pauseMs));
    }
  }
}

function tellAddresses({ addresses }: Stack, apiKey: string, fresh: boolean, tookMs: number): void {
  say('');
  say(`Tidings is ready (${(tookMs / 1_000).toFixed(1)} s).`);
  say('');
  say(`  API            ${addresses.api}`);
  say(`  API docs       ${addresses.docs}`);
  say(`  Virtual phone  ${addresses.phone}`);
  say(`  Temporal UI    ${addresses.temporalUi}`);
  say(`  API key        ${fresh ? `${apiKey}   (shown this once; kept in .tidings/api-key)` : 'in .tidings/api-key'}`);
  say('');
  say('  Try it: `npm run demo` in another terminal. Ctrl-C stops everything; the data stays in .tidings/.');
}

function say(line: string): void {
  console.log(line);
}
