import { isMasterKeyOf } from '../../models/documents/master-key.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import { addressHash, fingerprintOf } from './keys.ts';

/**
 * Every process that uses the master key asks first, since under another one nobody on the suppression list is found.
 *
 * @throws SetUpError when the database belongs to another key
 */
export async function checkMasterKey(masterKey: string): Promise<void> {
  if (await isMasterKeyOf(fingerprintOf(masterKey), addressHash(masterKey))) return;
  throw new SetUpError(
    'master-key-wrong',
    'TIDINGS_MASTER_KEY is not the key that this database was first used with, so opt-outs would not be found: set that ' +
      'one again; see "The master key" in docs/operations.md.',
  );
}
