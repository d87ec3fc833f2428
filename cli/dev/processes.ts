import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Program } from './child.ts';

/** The repository runs from its sources, a project from what was built. */
const fromSources = import.meta.url.endsWith('.ts');
const entry = fileURLToPath(new URL(fromSources ? '../tidings.ts' : '../tidings.js', import.meta.url));
const loaders = fromSources ? ['-C', 'tidings-source', '--import', import.meta.resolve('tsx')] : [];

/** One of our own processes, as `tidings <name>`. */
export function tidingsProgram(
  name: string,
  env: Record<string, string>,
  { directory, port }: { directory: string; port: number },
  ready: () => Promise<boolean>,
): Program {
  return {
    name,
    command: process.execPath,
    args: [...loaders, entry, name],
    env: { ...process.env, ...env },
    port,
    logFile: join(directory, 'logs', `${name}.log`),
    ipc: true,
    ready,
  };
}

export async function httpAnswers(url: string): Promise<boolean> {
  const { ok } = await fetch(url, { signal: AbortSignal.timeout(3_000) });
  return ok;
}
