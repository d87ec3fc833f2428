import mongoose from 'mongoose';

/**
 * Opens the one connection all models use. Writes wait for the journal of a majority, since an acknowledged event
 * must survive any crash; indexes are built by `buildIndexes`, never silently. Nothing is buffered while the server is
 * away: the driver's own selection waits 3 s and then says so, as an error that `isDatabaseAway` knows.
 *
 * @param timeoutMs a server that is silent for longer is away; not for commands that build or walk
 */
export async function connectDatabase(uri: string, timeoutMs?: number): Promise<void> {
  await mongoose.connect(uri, {
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    maxPoolSize: 50,
    serverSelectionTimeoutMS: 3_000,
    socketTimeoutMS: timeoutMs ?? 20 * 60_000,
    connectTimeoutMS: 3_000,
    heartbeatFrequencyMS: 5_000,
    writeConcern: { w: 'majority', journal: true },
  });
}

export async function disconnectDatabase(): Promise<void> {
  await mongoose.disconnect();
}

/** What Node says of a socket whose other end is gone; the driver lets it through when it writes in that very moment. */
const brokenSocket = new Set([
  'EPIPE',
  'ECONNRESET',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'ERR_STREAM_DESTROYED',
]);

/**
 * True for errors of the driver and its socket, and for mongoose's plain ones (not connected, closed), which mean that
 * the server is away or refuses; a fault of ours, such as a value that cannot be cast, has another class.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof mongoose.mongo.MongoError || error instanceof mongoose.Error.MongooseServerSelectionError) {
    return true;
  }
  if (error instanceof mongoose.Error) return error.name === 'MongooseError';
  return error instanceof Error && 'code' in error && brokenSocket.has(String(error.code));
}

/** True for the error of a unique index: somebody else was first. */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
}
