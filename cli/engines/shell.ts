import { execFile, spawn } from 'node:child_process';
import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import { tellProgress } from './progress.ts';

/** The path of a command, or undefined when the machine has none. */
export function onPath(command: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const names = process.platform === 'win32' ? [`${command}.exe`, `${command}.cmd`] : [command];
  for (const directory of (env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
    for (const name of names) {
      const path = join(directory, name);
      if (isProgram(path)) return path;
    }
  }
  return undefined;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Fails when a program cannot run on this machine, such as one made for another kind of it. */
export async function proveItRuns(path: string): Promise<void> {
  await promisify(execFile)(path, ['--version'], { timeout: 20_000 });
}

/** Runs a step that may take minutes, telling how it gets on; fails with one sentence that says where its output is. */
export async function runLong(
  title: string,
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<void> {
  const lines: string[] = [];
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const endWithUs = () => child.kill();
  process.once('exit', endWithUs);
  const hear = (chunk: Buffer) => {
    lines.push(
      ...chunk
        .toString()
        .split(/[\r\n]+/)
        .filter(Boolean),
    );
    lines.splice(0, lines.length - 500);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const stopTelling = tellProgress(title, () => lines.at(-1) ?? '');
  try {
    await new Promise<void>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        if (code === 0) resolve();
        else reject(new SetUpError('engine-missing', failure(title, command, lines)));
      });
    });
  } finally {
    process.off('exit', endWithUs);
    stopTelling();
  }
}

function failure(title: string, command: string, lines: string[]): string {
  const file = join(tmpdir(), `tidings-${command}-${process.pid}.log`);
  writeFileSync(file, lines.join('\n'));
  return `${title} failed (${(lines.at(-1) ?? 'it said nothing').trim().slice(0, 200)}); all it printed is in ${file}.`;
}
