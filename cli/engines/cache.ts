import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { readVariable } from '../wiring/read-variable.ts';

/** Engines are kept per user and version, so that every clone of the project shares them. */
export function cacheDirectory(env: NodeJS.ProcessEnv = process.env): string {
  const own = readVariable(env, 'TIDINGS_CACHE_DIR');
  if (own !== undefined) return resolve(own);
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'tidings');
}

/**
 * Installs into `<cache>/<name>` unless `file` is there already. The work happens in a sibling directory that is
 * renamed at the end, so a half-finished download is never used, and of two processes at once the first to end wins.
 * @returns the path of `file`
 */
export async function installOnce(
  name: string,
  file: string,
  install: (directory: string) => Promise<void>,
): Promise<string> {
  const cache = cacheDirectory();
  const target = join(cache, name);
  const program = join(target, file);
  if (existsSync(program)) return program;
  await mkdir(cache, { recursive: true });
  await sweepUnfinished(cache);
  const workshop = await mkdtemp(join(cache, `${unfinished}${process.pid}-`));
  try {
    await install(workshop);
    if (!existsSync(join(workshop, file))) throw new Error(`the installation of ${name} brought no ${file}`);
    await moveIn(workshop, target, program);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  return program;
}

/** Never replaces a finished installation: another process may be running it. */
async function moveIn(workshop: string, target: string, program: string): Promise<void> {
  try {
    await rename(workshop, target);
  } catch (error) {
    if (existsSync(program)) return;
    if (!existsSync(target)) throw error;
    await rename(target, `${workshop}-replaced`);
    await rename(workshop, target);
    await rm(`${workshop}-replaced`, { recursive: true, force: true });
  }
}

const unfinished = '.unfinished-';

/** An unfinished installation names the process that works on it; it is of no use once that process is gone. */
async function sweepUnfinished(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith(unfinished)) continue;
    const owner = Number.parseInt(name.slice(unfinished.length), 10);
    if (!isAlive(owner)) await rm(join(cache, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
