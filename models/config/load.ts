import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultsOf } from './check.ts';
import type { Declaration } from './define.ts';
import { importFile } from './import-file.ts';
import { InstallationError } from './installation-error.ts';
import { ending, isDependency } from './own-build.ts';

/** All that a declaration has; a policy of its own is the one thing that may be absent. */
type Known = Required<Omit<Declaration, 'policy'>> & Pick<Declaration, 'policy'>;

/** What belongs to an installation, and where: its journeys lie beside the file. */
export interface Loaded {
  file: string;
  declared: Known;
}

/**
 * Imports `tidings.config.ts`: that which `TIDINGS_CONFIG` names, that of the folder in which Tidings is started, or,
 * where Tidings is no dependency but the project itself, its own.
 *
 * @throws InstallationError where there is none, or it cannot be used
 */
export async function loadInstallation(): Promise<Loaded> {
  const file = configFile();
  const declared = await importFile(file);
  if (declared === undefined)
    throw new InstallationError(file, ['it has no default export: export default defineTidings({ … })']);
  const faults = faultsOf(declared);
  if (faults.length > 0) throw new InstallationError(file, faults);
  return { file, declared: declared as Known };
}

/** The folder of the journeys. */
export function journeysFolder({ file, declared }: Loaded): string {
  return resolve(dirname(file), declared.journeys);
}

/** The file that would be loaded. */
export function configFile(): string {
  const named = process.env['TIDINGS_CONFIG'];
  if (named) return named;
  const own = fileURLToPath(new URL(`../../tidings.config.${ending}`, import.meta.url));
  const beside = ['ts', 'mts', 'js', 'mjs'].map((ending) => resolve(`tidings.config.${ending}`));
  const found = [...(isDependency ? [] : [own]), ...beside].find((path) => existsSync(path));
  if (found) return found;
  throw new InstallationError('tidings.config.ts', [
    `there is none in ${process.cwd()}: start Tidings in its folder, or make one by npx tidings init`,
  ]);
}
