import mongoose from 'mongoose';

/** Names of the collections in which a trace stands, anywhere in a row. */
export async function everywhere(trace: string): Promise<string[]> {
  const found: string[] = [];
  for (const collection of await mongoose.connection.db!.collections()) {
    const rows = JSON.stringify(await collection.find({}).toArray());
    if (rows.includes(trace)) found.push(collection.collectionName);
  }
  return found;
}
