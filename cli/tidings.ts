import { Command } from 'commander';
import { exitWithParent } from './dev/exit-with-parent.ts';
import { logError } from './wiring/log-error.ts';
import { SetUpError } from './wiring/set-up-error.ts';
import { obeySignals } from './wiring/stop.ts';

/** Each command is one line here and one module, loaded only when it runs. */
const program = new Command('tidings').description('Triggered messaging journeys').showHelpAfterError();

program
  .command('dev')
  .description('run everything on this machine (npm start)')
  .action(async () => (await import('./dev/dev.ts')).runDev());
program
  .command('api')
  .description('run the HTTP API')
  .action(async () => (await import('./processes/api.ts')).runApi());
program
  .command('worker')
  .description('run a Temporal worker')
  .action(async () => (await import('./processes/worker.ts')).runWorker());
program
  .command('simulator')
  .description('run the SMS gateway simulator')
  .action(async () => (await import('./simulator/main.ts')).runSimulator());
program
  .command('engines')
  .description('find or install the engines for development and tests')
  .action(async () => (await import('./commands/engines.ts')).installEngines());
program
  .command('demo')
  .description('post two real days of a shop to a running Tidings')
  .action(async () => (await import('./demo/demo.ts')).runDemo());
program
  .command('bench')
  .description('measure beside a floor on engines of its own')
  .action(async () => (await import('./bench/bench.ts')).runBench());
program
  .command('chaos')
  .description('kill and stop processes at random, and compare every text with a model')
  .option('--seed <number>', 'the same seed makes the same plan', '1')
  .option('--minutes <number>', 'how long the shop posts', '2')
  .option('--apis <1|2>', 'one api, or two on the same stores', '1')
  .option('--profile <name>', 'how hard: mixed, calm, stall, rush or orders', 'mixed')
  .action(async (options: object) => (await import('./chaos/chaos.ts')).runChaos(options));
program
  .command('new-key')
  .description('make a new API key')
  .action(async () => console.log((await import('./dev/secrets.ts')).newApiKey()));
program
  .command('indexes')
  .description('build all database indexes')
  .action(async () => (await import('./commands/indexes.ts')).buildAllIndexes());
program
  .command('texts')
  .description('every text with its parts, its cost, and what could be saved')
  .action(async () => (await import('./commands/texts.ts')).listTexts());
program
  .command('consents')
  .description('consents as evidence')
  .command('verify')
  .description('walk the chains of consent records and name what is broken')
  .option('--contact <id>', 'the chain of one contact')
  .action(async (options: { contact?: string }) => (await import('./commands/consents.ts')).verifyConsents(options));

/** Our own processes end when they are told to, from their first moment on, or when their supervisor is gone. */
const lasting = ['api', 'worker', 'simulator'];

/** These read settings, and tell of names that nobody reads together with all else that is wrong. */
const configured = [...lasting, 'indexes'];

program.hook('preAction', async (_program, command) => {
  if (lasting.includes(command.name())) {
    obeySignals();
    exitWithParent();
  }
  if (configured.includes(command.name())) return;
  (await import('./wiring/read-environment.ts')).refuseUnknownVariables(process.env);
});

/** What whoever starts a process must mend is said as it is, in all its lines. */
function isForOperators(error: unknown): error is Error {
  return error instanceof SetUpError || (error instanceof Error && error.name === 'UnfitTexts');
}

try {
  await program.parseAsync();
} catch (error) {
  if (isForOperators(error)) console.error(error.message);
  else console.error(JSON.stringify({ level: 60, err: logError(error) }));
  process.exit(1);
}
