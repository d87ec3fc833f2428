import { SetUpError } from '../domain/set-up-error.ts';

/** The installation cannot be used as it was declared; each fault says where it is and what mends it. */
export class InstallationError extends SetUpError {
  override readonly name = 'InstallationError';
  readonly faults: readonly string[];

  constructor(file: string, faults: readonly string[]) {
    super('installation-unfit', `${file} cannot be used:\n  ${faults.join('\n  ')}`);
    this.faults = faults;
  }
}
