import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Engines are kept per user and version, so that every clone of the project shares them. */
export function cacheDirectory(env: NodeJS.ProcessEnv = process.env): string {
  if (env['TIDINGS_CACHE_DIR']) return env['TIDINGS_CACHE_DIR'];
  const base = env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return join(base, 'tidings');
}

/** An unfinished installation older than this was left by a process that died. */
const staleMs = 60 * 60_000;

/**
 * Installs into `<cache>/<name>` unless `file` is there already. The work happens in a sibling directory that is
 * renamed at the end, so a half-finished download is never used and two processes at once do no harm.
 * @returns the path of `file`
 */
export async function installOnce(
  name: string,
  file: string,
  install: (directory: string) => Promise<void>,
): Promise<string> {
  const cache = cacheDirectory();
  const target = join(cache, name);
  if (existsSync(join(target, file))) return join(target, file);
  await mkdir(cache, { recursive: true });
  await sweepUnfinished(cache);
  const workshop = await mkdtemp(join(cache, '.unfinished-'));
  try {
    await install(workshop);
    if (!existsSync(join(workshop, file))) throw new Error(`the installation of ${name} brought no ${file}`);
    await rm(target, { recursive: true, force: true });
    await rename(workshop, target);
  } catch (error) {
    await rm(workshop, { recursive: true, force: true });
    if (!existsSync(join(target, file))) throw error;
  }
  return join(target, file);
}

async function sweepUnfinished(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith('.unfinished-')) continue;
    const path = join(cache, name);
    const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age > staleMs) await rm(path, { recursive: true, force: true });
  }
}
