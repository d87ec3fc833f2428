import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory, installOnce } from './cache.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import { onPath, proveItRuns } from './shell.ts';

/** An engine's program and where it came from. */
export interface Found {
  path: string;
  source: 'PATH' | 'cache' | 'official download' | 'built from the registry';
}

/** Where a program is kept in the cache: a directory that names its version, and the file in it. */
export interface Kept {
  name: string;
  file: string;
  /** Run before it is kept, so that what does not work here never gets into the cache. */
  prove?: (path: string) => Promise<void>;
}

type Source<T> = () => Promise<T | undefined>;

/** Tries one source after the other; the last one throws what the user has to do. */
export async function firstOf<T>(...sources: Source<T>[]): Promise<T> {
  for (const source of sources) {
    const found = await source();
    if (found) return found;
  }
  throw new SetUpError('engine-missing', 'No source is left to get an engine from.');
}

/** A command the user installed; one that does not run is passed over. */
export async function fromPath(command: string): Promise<Found | undefined> {
  const path = onPath(command);
  if (!path) return undefined;
  try {
    await proveItRuns(path);
    return { path, source: 'PATH' };
  } catch {
    process.stderr.write(`${path} does not run, so it is not used.\n`);
    return undefined;
  }
}

/** What an earlier start or another clone installed. */
export function fromCache({ name, file }: Kept): Found | undefined {
  const path = join(cacheDirectory(), name, file);
  return existsSync(path) ? { path, source: 'cache' } : undefined;
}

/** The makers' own build; undefined when it cannot be had here. */
export async function fromDownload(
  kept: Kept,
  download: (directory: string) => Promise<void>,
): Promise<Found | undefined> {
  try {
    return { path: await install(kept, download), source: 'official download' };
  } catch (error) {
    const cause = error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : '';
    process.stderr.write(`The official download of ${kept.name} cannot be had here (${cause || 'no network'}).\n`);
    return undefined;
  }
}

/** Built from a package registry; says in one sentence what is missing for that. */
export async function fromRegistry(
  kept: Kept,
  needs: { tools: string[]; advice: string },
  build: (directory: string) => Promise<void>,
): Promise<Found> {
  const missing = needs.tools.filter((tool) => !onPath(tool));
  if (missing.length > 0) {
    const names = missing.map((tool) => `\`${tool}\``).join(' and ');
    const verb = missing.length > 1 ? 'are' : 'is';
    throw new SetUpError('engine-missing', `${names} ${verb} missing and nothing could be downloaded: ${needs.advice}`);
  }
  try {
    return { path: await install(kept, build), source: 'built from the registry' };
  } catch (error) {
    const what = (error as Error).message.replace(/\.$/, '');
    throw new SetUpError('engine-missing', `${what}; mend that (is there a network?), or ${needs.advice}`);
  }
}

function install({ name, file, prove }: Kept, fill: (directory: string) => Promise<void>): Promise<string> {
  return installOnce(name, file, async (directory) => {
    await fill(directory);
    await prove?.(join(directory, file));
  });
}
