import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ending, fromSources } from '../../models/config/place.ts';
import type { Program } from './child.ts';

/** The repository runs from its sources, a project from what was built. */
const entry = fileURLToPath(new URL(`../tidings.${ending}`, import.meta.url));
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
