import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { InstallationError } from './installation-error.ts';
import { SetUpError } from '../domain/set-up-error.ts';

/** Code that is no declaration and no test. */
const code = /(?<!\.d|\.test)\.[cm]?[jt]sx?$/;
const endings = ['.ts', '.js', '.mts', '.mjs'];
/** A draft, or what journeys share, by its own name or by that of its folder. */
const setAside = /(^|[\\/])([._]|node_modules)/;

/**
 * The files of journeys, in their order: those that lie in the folder itself. A file that would be left out without
 * a word is refused, since its journey would never run; it may be a draft, or be named by a file of the folder.
 *
 * @throws InstallationError where there is no folder
 * @throws SetUpError that names each file which is left out
 */
export async function journeyFilesIn(folder: string): Promise<string[]> {
  const all = (await everythingIn(folder)).filter((file) => code.test(file)).sort();
  const journeys = all.filter((file) => whyLeftOut(file) === undefined && !setAside.test(file));
  const leftOut = all.filter((file) => !setAside.test(file) && !journeys.includes(file));
  if (leftOut.length > 0) await refuseForgotten(folder, all, leftOut);
  return journeys.map((file) => join(folder, file));
}

async function everythingIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder, { recursive: true });
  } catch {
    throw new InstallationError('tidings.config.ts', [`journeys: there is no folder ${folder}`]);
  }
}

function whyLeftOut(file: string): string | undefined {
  if (dirname(file) !== '.') return 'it lies in a folder of its own: move it up';
  if (!endings.includes(extname(file))) return `it ends in ${extname(file)}: let it end in .ts`;
  return undefined;
}

async function refuseForgotten(folder: string, all: readonly string[], leftOut: readonly string[]): Promise<void> {
  const sources = await Promise.all(
    all.map(async (file) => ({ file, words: await readFile(join(folder, file), 'utf8') })),
  );
  const isNamed = (file: string) =>
    sources.some((source) => source.file !== file && source.words.includes(`/${basename(file, extname(file))}`));
  const faults = leftOut
    .filter((file) => !isNamed(file))
    .map((file) => {
      const why = `it would not run, since ${whyLeftOut(file)}, or begin its name with _ if it is a draft`;
      return new InstallationError(join(folder, file), [why]).message;
    });
  if (faults.length > 0) throw new SetUpError('installation-unfit', faults.join('\n'));
}
