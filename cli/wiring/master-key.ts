import { createHmac } from 'node:crypto';
import { isMasterKeyOf } from '../../models/documents/master-key.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';

/** Keyed hash of an E.164 number, under which the suppression list and the caps know it. */
export function addressHash(masterKey: string): (e164: string) => string {
  return (e164) => createHmac('sha256', masterKey).update(e164).digest('base64url');
}

/**
 * Every process that uses the master key asks first, since under another one nobody on the suppression list is found.
 *
 * @throws SetUpError when the database belongs to another key
 */
export async function checkMasterKey(masterKey: string): Promise<void> {
  const fingerprint = createHmac('sha256', masterKey).update('fingerprint of the master key').digest('base64url');
  if (await isMasterKeyOf(fingerprint, addressHash(masterKey))) return;
  throw new SetUpError(
    'TIDINGS_MASTER_KEY is not the key that this database was first used with, so opt-outs would not be found: set that ' +
      'one again; see "The master key" in docs/operations.md.',
  );
}
