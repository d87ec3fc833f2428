import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../cli/tidings.ts', import.meta.url));

/** One of our processes as an operator starts it, and what it says. */
export interface Started {
  /** Everything on standard output and standard error so far. */
  said: () => string;
  /** Resolves when it has said this; fails when it ends before. */
  until: (words: string) => Promise<void>;
  signal: (signal: NodeJS.Signals) => void;
  /** Its exit code. */
  ended: Promise<number | null>;
}

/** @param command with its arguments, apart by blanks */
export function startProcess(command: string, env: Record<string, string>, cwd = process.cwd()): Started {
  return startScript([entry, ...command.split(' ')], env, cwd);
}

/** Any other script in TypeScript, as one of our processes. @param script its file, with its arguments */
export function startScript(script: readonly string[], env: Record<string, string>, cwd = process.cwd()): Started {
  const child = spawn(process.execPath, ['-C', 'tidings-source', '--import', import.meta.resolve('tsx'), ...script], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  let heard: () => void = () => undefined;
  const hear = (chunk: Buffer) => {
    text += chunk.toString();
    heard();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    said: () => text,
    until: (words) =>
      new Promise((resolve, reject) => {
        heard = () => text.includes(words) && resolve();
        heard();
        void ended.then(() => reject(new Error(`it ended without a word of ${words}: ${text.slice(-2_000)}`)));
      }),
    signal: (signal) => child.kill(signal),
    ended,
  };
}
