import { execFileSync } from 'node:child_process';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Child } from './child.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';

/** What was started from here: the supervisor, and every engine with the arguments it was given. */
const runFile = z.object({
  supervisor: z.number().int(),
  /** Its command line, since systems use numbers again. */
  line: z.string().catch(''),
  children: z.array(z.object({ name: z.string(), pid: z.number().int(), args: z.string().min(1) })).catch([]),
});

/**
 * Notes the engines that run, so that the next start can find them if this one is killed. Our own processes are left
 * out: they end with their supervisor.
 */
export function noteRunning(directory: string, children: readonly Child[]): void {
  const running = children.filter((child) => child.running && child.pid !== undefined && !child.program.ipc);
  const noted: z.infer<typeof runFile> = {
    supervisor: process.pid,
    line: commandLine(process.pid),
    children: running.map(({ pid, program }) => ({
      name: program.name,
      pid: pid ?? 0,
      args: program.args.join(' '),
    })),
  };
  writeFileSync(join(directory, 'run.json'), JSON.stringify(noted));
}

export function noteStopped(directory: string): void {
  rmSync(join(directory, 'run.json'), { force: true });
}

/** Whether the supervisor runs that has taken the directory. */
export function isTaken(directory: string): boolean {
  const { supervisor, line } = readRunFile(join(directory, 'run.json'));
  return line !== '' && commandLine(supervisor) === line;
}

/**
 * Takes the directory for this process and ends what a killed supervisor left behind, and nothing else: its number
 * alone proves nothing, since systems use numbers again, so a process is ours only while it runs with the very
 * arguments it was given, which name this directory. Refuses to start beside another supervisor, since two would share
 * one database file.
 * @returns the names of what was ended
 */
export async function takeOver(directory: string, patienceMs = 10_000): Promise<string[]> {
  const { text, supervisor, children } = readRunFile(join(directory, 'run.json'));
  // In a container the next supervisor often gets the number of the last one.
  if (supervisor !== process.pid && isTaken(directory)) {
    throw new SetUpError(
      'already-running',
      `Tidings already runs here${addressIn(directory)} (process ${supervisor}); stop it first, with Ctrl-C in its terminal.`,
    );
  }
  if (!claim(directory, text, JSON.stringify({ supervisor: process.pid, line: commandLine(process.pid), children }))) {
    throw new SetUpError('already-running', 'Tidings is being started here by another process; stop that first.');
  }
  for (const note of ['address', 'variables.json']) rmSync(join(directory, note), { force: true });
  const isOurs = ({ pid, args }: { pid: number; args: string }) => commandLine(pid).endsWith(` ${args}`);
  const ours = children.filter(isOurs);
  for (const { pid } of ours) signal(pid, 'SIGTERM');
  const insistAt = Date.now() + patienceMs;
  while (ours.some(isOurs) && Date.now() < insistAt) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  for (const child of ours) if (isOurs(child)) signal(child.pid, 'SIGKILL');
  return ours.map(({ name }) => name);
}

/**
 * Puts this process into the file, if it still holds what was read. Renaming and linking each succeed for one process
 * only, so of two starts at the same moment one gets the directory and the other hears no.
 */
function claim(directory: string, before: string | undefined, after: string): boolean {
  const file = join(directory, 'run.json');
  const [old, mine] = [`${file}.${process.pid}.old`, `${file}.${process.pid}`];
  writeFileSync(mine, after);
  try {
    if (before !== undefined) {
      renameSync(file, old);
      if (readFileSync(old, 'utf8') !== before) {
        linkSync(old, file);
        return false;
      }
    }
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  } finally {
    for (const path of [old, mine]) rmSync(path, { force: true });
  }
}

/** Where the api of the supervisor that runs here answers, once it has come so far. */
function addressIn(directory: string): string {
  const file = join(directory, 'address');
  return existsSync(file) ? ` at ${readFileSync(file, 'utf8').trim()}` : '';
}

function readRunFile(file: string): z.infer<typeof runFile> & { text?: string } {
  const none = { supervisor: 0, line: '', children: [] };
  if (!existsSync(file)) return none;
  const text = readFileSync(file, 'utf8');
  try {
    return { ...runFile.parse(JSON.parse(text)), text };
  } catch {
    return { ...none, text };
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in the meantime.
  }
}

/** The command line of a process, empty when there is none. Small systems have no `ps`, Linux does not need it. */
function commandLine(pid: number): string {
  if (pid <= 0) return '';
  try {
    if (process.platform === 'linux') {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/\0$/, '').replaceAll('\0', ' ');
    }
    const options = ['-ww', '-o', 'args=', '-p', String(pid)];
    return execFileSync('ps', options, { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trimEnd();
  } catch {
    return '';
  }
}
