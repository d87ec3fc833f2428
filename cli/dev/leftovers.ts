import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Child } from './child.ts';
import { SetUpError } from '../engines/shell.ts';

/** What was started from here: the supervisor, and every process with a word of its command line. */
interface RunFile {
  supervisor: number;
  children: { pid: number; command: string }[];
}

/** Notes the processes that run, so that the next start can find them if this one is killed. */
export function noteRunning(directory: string, children: Child[]): void {
  const running = children.filter((child) => child.running && child.pid !== undefined);
  const noted: RunFile = {
    supervisor: process.pid,
    children: running.map(({ pid, program }) => ({ pid: pid ?? 0, command: basename(program.command) })),
  };
  writeFileSync(join(directory, 'run.json'), JSON.stringify(noted));
}

export function noteStopped(directory: string): void {
  rmSync(join(directory, 'run.json'), { force: true });
}

/**
 * Ends what a killed supervisor left behind, and nothing else: a process counts as ours only while its command line
 * still is the one that was noted. Refuses to start beside a supervisor that lives.
 */
export async function stopLeftovers(directory: string): Promise<string[]> {
  const file = join(directory, 'run.json');
  if (!existsSync(file)) return [];
  const { supervisor, children } = readRunFile(file);
  if (commandLine(supervisor).includes('tidings')) {
    throw new SetUpError(
      `Tidings already runs here (process ${supervisor}); stop it first, with Ctrl-C in its terminal.`,
    );
  }
  const ours = children.filter(({ pid, command }) => commandLine(pid).includes(command));
  for (const { pid } of ours) process.kill(pid, 'SIGTERM');
  for (let tries = 0; ours.some(({ pid }) => commandLine(pid) !== '') && tries < 100; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  for (const { pid, command } of ours) if (commandLine(pid).includes(command)) process.kill(pid, 'SIGKILL');
  noteStopped(directory);
  return ours.map(({ command }) => command);
}

function readRunFile(file: string): RunFile {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunFile;
  } catch {
    return { supervisor: 0, children: [] };
  }
}

/** The command line of a process, empty when there is none. */
function commandLine(pid: number): string {
  if (pid <= 0) return '';
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  } catch {
    return '';
  }
}
