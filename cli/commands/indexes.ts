import { adoptConsents } from '../../models/documents/adopt-consents.ts';
import { adoptPressure } from '../../models/documents/adopt-pressure.ts';
import { disconnectDatabase } from '../../models/documents/connect.ts';
import { buildAll } from '../build-indexes.ts';
import { openDatabaseNow } from '../open-database.ts';
import { readDatabaseConfig } from '../read-environment.ts';

/** Builds the indexes of all collections; safe to repeat, and needed before the first start in production. */
export async function buildAllIndexes(): Promise<void> {
  const { MONGODB_URI } = readDatabaseConfig(process.env);
  await openDatabaseNow(MONGODB_URI);
  const adopted = await adoptConsents();
  if (adopted > 0) console.log(`${adopted} consents of version 0.1 have their places in a chain now.`);
  const counted = await adoptPressure();
  if (counted > 0) console.log(`What ${counted} contacts have had is counted by their numbers now.`);
  console.log(`Indexes are in place for ${(await buildAll()).join(', ')}.`);
  await disconnectDatabase();
}
