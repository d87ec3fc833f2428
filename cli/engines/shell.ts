import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the user must do before an engine can come up; shown as one sentence, without a stack. */
export class SetUpError extends Error {
  override readonly name = 'SetUpError';
}

/** The path of a command, or undefined when the machine has none. */
export function onPath(command: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const names = process.platform === 'win32' ? [`${command}.exe`, `${command}.cmd`] : [command];
  for (const directory of (env['PATH'] ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(directory, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        continue;
      }
    }
  }
  return undefined;
}

/** Runs a step that may take minutes, telling how it gets on; fails with the last lines it printed. */
export async function runLong(
  title: string,
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<void> {
  const begun = Date.now();
  const lines: string[] = [];
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const hear = (chunk: Buffer) => {
    lines.push(...chunk.toString().split(/\r?\n/).filter(Boolean));
    lines.splice(0, lines.length - 30);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const stopTelling = tellProgress(title, begun, () => lines.at(-1) ?? '');
  try {
    await new Promise<void>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        if (code === 0) resolve();
        else reject(new SetUpError(`${title} failed:\n${lines.slice(-8).join('\n')}`));
      });
    });
  } finally {
    stopTelling();
  }
}

/** One line that moves on a terminal; elsewhere a line every 15 seconds. */
function tellProgress(title: string, begun: number, latest: () => string): () => void {
  const { stderr } = process;
  const seconds = () => Math.round((Date.now() - begun) / 1_000);
  stderr.write(`${title} …\n`);
  const tell = () => {
    if (stderr.isTTY) stderr.write(`\r\u001b[K  ${seconds()} s  ${latest().slice(0, stderr.columns - 12)}`);
    else stderr.write(`  ${seconds()} s  ${latest().slice(0, 120)}\n`);
  };
  const timer = setInterval(tell, stderr.isTTY ? 500 : 15_000);
  return () => {
    clearInterval(timer);
    stderr.write(`${stderr.isTTY ? '\r\u001b[K' : ''}  took ${seconds()} s\n`);
  };
}
