import mongoose from 'mongoose';

/** The clock of the database, which all processes share: milliseconds since 1970. */
export async function databaseTime(): Promise<number> {
  const { localTime } = (await mongoose.connection.db?.command({ hello: 1 })) as { localTime: Date };
  return localTime.getTime();
}

/** It is looked at this often by whoever must tell the time again and again. */
const keptMs = 30_000;

/** Tells the time of the database by this machine's clock, of which it knows by how much it is wrong. */
export function databaseClock(): () => Promise<number> {
  let aheadMs = 0;
  let lookedAt = -Infinity;
  return async () => {
    const asked = Date.now();
    if (asked - lookedAt > keptMs) {
      aheadMs = (await databaseTime()) - (asked + Date.now()) / 2;
      lookedAt = asked;
    }
    return Date.now() + aheadMs;
  };
}
