import { createHash } from 'node:crypto';
import { disconnectDatabase } from '../../models/documents/connect.ts';
import { verifyChain } from '../../models/documents/consents/chain.ts';
import { walkConsents } from '../../models/documents/across/consent-chains.ts';
import { openDatabaseNow } from '../wiring/open-database.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import { localDatabase } from '../wiring/local-access.ts';

/**
 * Walks the consent chains of all contacts, or of one, names every broken record, and ends with exit code 1 when there
 * is any. The seal, a hash over the heads of all chains, is for keeping elsewhere: it shows a chain that was rewritten
 * as a whole, which nothing in the database itself can.
 */
export async function verifyConsents(contact?: string): Promise<void> {
  await openDatabaseNow(localDatabase());
  const seal = createHash('sha256');
  let [contacts, records, broken] = [0, 0, 0];
  for await (const chain of walkConsents(contact)) {
    const { contactId, rows } = chain;
    const faults = verifyChain(rows, chain);
    for (const { seq, fault } of faults) {
      const id = rows.find((row) => row.seq === seq)?._id;
      console.error(`${contactId}: record ${seq}${id ? ` (${id})` : ''} ${fault}`);
    }
    seal.update(`${contactId} ${rows.at(-1)?.seq ?? 0} ${rows.at(-1)?.hash ?? ''}\n`);
    contacts += 1;
    records += rows.length;
    broken += faults.length > 0 ? 1 : 0;
  }
  await disconnectDatabase();
  if (contact && contacts === 0)
    throw new SetUpError('arguments-unfit', `No consent was ever recorded for ${contact}.`);
  const verdict = broken === 0 ? 'all chains hold' : `${broken} broken`;
  console.log(`${contacts} contacts, ${records} records: ${verdict}. Seal ${seal.digest('base64url')}`);
  if (broken > 0) process.exitCode = 1;
}
