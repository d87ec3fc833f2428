import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { version } from '../version.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';

const template = fileURLToPath(new URL('template', import.meta.url));
/** Without a shell between them, which may keep a signal to itself, npm stops Tidings; the shell of Windows has no exec. */
const start = process.platform === 'win32' ? 'tidings dev' : 'exec tidings dev';

/**
 * `tidings init`: writes a project of its own into a folder that is not there yet: a config, two journeys and their
 * stories. It depends on the Tidings that made it.
 *
 * @throws SetUpError where the folder has no name that a package may have, or is there
 */
export async function makeProject(folder: string | undefined): Promise<void> {
  if (folder === undefined)
    throw new SetUpError('arguments-unfit', 'Name the folder of the project: tidings init my-shop');
  const target = resolve(folder);
  const name = basename(target);
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(name))
    throw new SetUpError('arguments-unfit', `${name} is no name of a package: small letters, digits, - . _`);
  if (existsSync(target)) throw new SetUpError('arguments-unfit', `${target} is there already: name another folder`);
  await cp(template, target, { recursive: true, errorOnExist: true, force: false });
  // npm leaves these out of a package under their own names.
  for (const file of (await readdir(target)).filter((each) => each.startsWith('_'))) {
    await rename(join(target, file), join(target, file.replace('_', file === '_package.json' ? '' : '.')));
  }
  const asked = await versionHere();
  for (const file of ['package.json', 'README.md']) await fill(join(target, file), { name, version: asked, start });
  console.log(
    `${name} is there. Next:\n\n  cd ${folder}\n  npm install\n  npm test        plays its stories\n  npm start       runs it on this machine\n`,
  );
}

/** How the project asks for Tidings: as the folder does in which this is called, where it has it from a file. */
async function versionHere(): Promise<string> {
  const asked = existsSync('package.json')
    ? (await manifestAt(pathToFileURL(resolve('package.json')))).dependencies
    : {};
  const from = asked?.['tidings'];
  if (from?.startsWith('file:')) return `file:${resolve(from.slice('file:'.length))}`;
  return `^${version}`;
}

interface Manifest {
  dependencies?: Record<string, string>;
}

async function manifestAt(file: URL): Promise<Manifest> {
  return JSON.parse(await readFile(file, 'utf8')) as Manifest;
}

async function fill(file: string, words: Record<string, string>): Promise<void> {
  const written = await readFile(file, 'utf8');
  await writeFile(
    file,
    written.replaceAll(/@(\w+)@/g, (as, word: string) => words[word] ?? as),
  );
}
