import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ending, fromSources } from '../../models/config/own-build.ts';
import type { Program } from './child.ts';
import type { Answers } from './questions.ts';

/** The repository runs from its sources, a project from what was built. */
const entry = fileURLToPath(new URL(`../tidings.${ending}`, import.meta.url));
const loaders = fromSources ? ['-C', 'tidings-source', '--import', import.meta.resolve('tsx')] : [];

/** What our own processes ask: bundling here is fast from the second time on, and the ports are theirs from the first. */
const answers: Answers = {
  bundle: async (entry) => (await import('../../worker/bundle-entry.ts')).bundleEntry(String(entry)),
  port: () => true,
};

/**
 * One of our own processes, as `tidings <name>`.
 *
 * @param more that it may ask, beside what all of them do
 */
export function tidingsProgram(
  name: string,
  env: Record<string, string>,
  { directory, port }: { directory: string; port: number },
  ready: () => Promise<boolean>,
  more: Answers = {},
): Program {
  return {
    name,
    command: process.execPath,
    args: [...loaders, entry, name],
    env: { ...withoutFilesOf(env), ...env, SUPERVISOR_PID: String(process.pid) },
    port,
    logFile: join(directory, 'logs', `${name}.log`),
    ipc: true,
    answers: { ...answers, ...more },
    ready,
  };
}

/** Our own environment but for the files that stand in place of what a process is given. */
function withoutFilesOf(given: Record<string, string>): NodeJS.ProcessEnv {
  const isGiven = (name: string) => name.endsWith('_FILE') && Object.hasOwn(given, name.slice(0, -'_FILE'.length));
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isGiven(name)));
}

/** @throws Error with what keeps it from being ready, as far as it says that itself */
export async function httpAnswers(url: string): Promise<true> {
  const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
  if (response.ok) return true;
  const { details = [] } = (await response.json()) as { details?: string[] };
  throw new Error(details.join(' '));
}
