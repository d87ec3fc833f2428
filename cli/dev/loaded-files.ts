import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Folders of a project that no process loads. */
export const notLoaded = /^(\..*|node_modules|dist|docs|test|stories|histories|examples|deploy)$/;

const aSource = /\.[cm]?[jt]sx?$/;

/** Drafts, and what only tools read: they count where a source names them. */
const perhapsLoaded = /^_|\.json$|\.(?:config|test)\.[cm]?[jt]sx?$/;

/** Whether a change of a file can change what runs: a draft, a test or a lock file that no source names cannot. */
export function isLoaded(file: string, root: string): boolean {
  const name = basename(file);
  if (!aSource.test(name) && !name.endsWith('.json')) return false;
  if (/^tidings\.config\./.test(name) || !perhapsLoaded.test(name)) return true;
  const named = name.replace(aSource, '');
  return sourcesIn(root).some((source) => source !== file && readFileSync(source, 'utf8').includes(named));
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (notLoaded.test(entry.name)) return [];
    return entry.isDirectory() ? sourcesIn(path) : aSource.test(entry.name) ? [path] : [];
  });
}
