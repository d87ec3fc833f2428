import { accessSync, constants, mkdirSync } from 'node:fs';
import { SetUpError } from '../../models/domain/set-up-error.ts';

/**
 * Makes the directory for data, logs and secrets, if it is not there.
 *
 * @throws SetUpError where something else is in its place, or nothing may be written to it
 */
export function makeStateDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new SetUpError(
      'directory-unusable',
      `${directory} cannot be used (${code}): it must be a directory that you may write to; move away what is there.`,
    );
  }
}
