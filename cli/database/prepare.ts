import { adoptConsents } from '../../models/documents/across/adopted-consents.ts';
import { adoptNumbers } from '../../models/documents/across/adopted-numbers.ts';
import { adoptPressure } from '../../models/documents/across/adopted-pressure.ts';
import { disconnectDatabase } from '../../models/documents/connect.ts';
import { buildAll } from '../wiring/build-indexes.ts';
import { environments } from '../wiring/environments.ts';
import { checkMasterKey } from '../wiring/check-master-key.ts';
import { addressHash } from '../wiring/keys.ts';
import { openDatabaseNow } from '../wiring/open-database.ts';
import { readEnvironment } from '../wiring/read-environment.ts';

/** Builds the indexes of all collections; safe to repeat, and needed before the first start in production. */
export async function prepareDatabase(): Promise<void> {
  const { MONGODB_URI, TIDINGS_MASTER_KEY: key } = readEnvironment(environments.indexes, process.env);
  await openDatabaseNow(MONGODB_URI);
  const adopted = await adoptConsents();
  if (adopted > 0) console.log(`${adopted} consents of version 0.1 have their places in a chain now.`);
  const counted = await adoptPressure();
  if (counted > 0) console.log(`What ${counted} contacts have had is counted by their numbers now.`);
  if (key) await checkMasterKey(key);
  const joined = key ? await adoptNumbers(addressHash(key)) : 0;
  if (joined > 0) console.log(`What was stored under another spelling of ${joined} numbers is found by them now.`);
  console.log(`Indexes are in place for ${(await buildAll()).join(', ')}.`);
  if (!key)
    console.log('With TIDINGS_MASTER_KEY it also finds opt-outs that were kept under other spellings of numbers.');
  await disconnectDatabase();
}
