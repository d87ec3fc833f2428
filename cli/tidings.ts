#!/usr/bin/env node
import { Command as Program } from 'commander';
import { SetUpError } from '../models/domain/set-up-error.ts';
import { api } from './commands/api.ts';
import { bench } from './commands/bench.ts';
import { chaos } from './commands/chaos.ts';
import type { Command, CommandGroup } from './commands/command.ts';
import { consents } from './commands/consents.ts';
import { demo } from './commands/demo.ts';
import { dev } from './commands/dev.ts';
import { endRuns } from './commands/end-runs.ts';
import { engines } from './commands/engines.ts';
import { init } from './commands/init.ts';
import { indexes } from './commands/indexes.ts';
import { newKey } from './commands/new-key.ts';
import { report } from './commands/report.ts';
import { routes } from './commands/routes.ts';
import { secrets } from './commands/secrets.ts';
import { sendTest } from './commands/send-test.ts';
import { simulator } from './commands/simulator.ts';
import { texts } from './commands/texts.ts';
import { worker } from './commands/worker.ts';
import { isDependency } from '../models/config/own-build.ts';
import { loadTypeScript } from './typescript.ts';
import { version } from './version.ts';
import { exitWithParent } from './dev/exit-with-parent.ts';
import { logError } from './wiring/log-error.ts';
import { obeySignals } from './wiring/stop.ts';
import { tellSetUpError } from './wiring/tell-set-up-error.ts';

loadTypeScript();

/** They play with the example shop, which is no part of the package. */
const ofTheRepository = isDependency ? [] : [demo, bench, chaos];
const commands = [
  init,
  dev,
  api,
  worker,
  simulator,
  engines,
  endRuns,
  ...ofTheRepository,
  newKey,
  indexes,
  sendTest,
  report,
  routes,
  secrets,
  texts,
  consents,
];

const program = new Program('tidings')
  .description('Triggered messaging journeys')
  .version(version)
  .showHelpAfterError();
for (const command of commands) add(program, command);

function add(parent: Program, command: Command | CommandGroup): void {
  const added = parent.command(command.name).description(command.text);
  if ('commands' in command) {
    for (const each of command.commands) add(added, each);
    return;
  }
  for (const [written, [text, preset]] of Object.entries(command.options ?? {})) added.option(written, text, preset);
  if (command.argument) added.argument(...command.argument);
  added.action(async (...given: unknown[]) => {
    const argument = command.argument ? (given[0] as string | undefined) : undefined;
    const options = added.opts<Record<string, string>>();
    if (command.lasts) {
      obeySignals();
      exitWithParent();
    }
    if (!command.readsSettings) (await import('./wiring/read-environment.ts')).refuseUnknownVariables(process.env);
    await command.run(options, argument);
  });
}

try {
  await program.parseAsync();
} catch (error) {
  // What whoever starts a process must mend is said as it is, in all its lines.
  if (error instanceof SetUpError) console.error(tellSetUpError(error));
  else console.error(JSON.stringify({ level: 60, err: logError(error) }));
  process.exit(1);
}
