import { findMongo, findTemporal, findTestServer } from './find.ts';

/** Finds or installs every engine and says where each came from. */
export async function installEngines(): Promise<void> {
  const mongo = await findMongo();
  console.log(`MongoDB: ${mongo.kind}, ${mongo.source}`);
  console.log(`Temporal: ${(await findTemporal()).source}`);
  console.log(`Time-skipping test server: ${(await findTestServer()).source}`);
}
