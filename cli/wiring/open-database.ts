import { mongo } from 'mongoose';
import type { Logger } from 'pino';
import { connectDatabase, disconnectDatabase, isDatabaseAway } from '../../models/documents/connect.ts';
import { logError } from './log-error.ts';
import { refuseUnreadableAddress } from './mongodb-address.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import { NotYet, retryUntilReady } from './retry-until-ready.ts';

/** A server that is silent for longer is away: then a frozen one is an outage and not a hang. */
const answersWithinMs = 5_000;
const authenticationFailed = 18;

/**
 * Connects a process that serves others, waiting a minute for a server that is still coming up.
 *
 * @param prepare what must be done in the database before others are served; repeated when the server goes away meanwhile
 * @throws SetUpError for what waiting cannot mend: a wrong password, another replica set, an address that is none
 */
export async function openDatabase(uri: string, log: Logger, prepare: () => Promise<void>): Promise<void> {
  await retryUntilReady(log, () => connect(uri, (message) => new NotYet(message), answersWithinMs));
  await retryUntilReady(log, async () => {
    try {
      await prepare();
    } catch (error) {
      // What the server itself refuses is no outage.
      if (error instanceof mongo.MongoServerError || !isDatabaseAway(error)) throw error;
      throw new NotYet(away(uri, error));
    }
  });
}

/** Connects a command, whose operations may take long; it waits for nobody. */
export async function openDatabaseNow(uri: string): Promise<void> {
  await connect(uri, (message) => new SetUpError('engine-away', message));
}

async function connect(uri: string, asError: (message: string) => Error, withinMs?: number): Promise<void> {
  refuseUnreadableAddress(uri);
  try {
    await connectDatabase(uri, withinMs);
  } catch (error) {
    await disconnectDatabase();
    const fault = await lastingFault(uri, error);
    if (fault) throw new SetUpError('database-unusable', fault);
    throw asError(away(uri, error));
  }
}

function away(uri: string, error: unknown): string {
  const { message } = logError(error);
  return `MongoDB does not answer at ${hostsOf(uri)} (${message}): start it, or mend MONGODB_URI.`;
}

async function lastingFault(uri: string, error: unknown): Promise<string | undefined> {
  if (
    error instanceof Error &&
    /^(MongoParseError|MongoRuntimeError|MongoInvalidArgumentError|MongoAPIError)$/.test(error.name)
  ) {
    return `MONGODB_URI cannot be read: ${error.message}`;
  }
  if (error instanceof mongo.MongoServerError && error.code === authenticationFailed) return refusedSignIn(uri);
  const { setName, signIn } = await askDirectly(uri);
  if (signIn === 'refused') return refusedSignIn(uri);
  const wanted = /[?&]replicaSet=([^&]+)/.exec(uri)?.[1];
  if (!wanted || setName === undefined || setName === wanted) return undefined;
  const is = setName === '' ? 'in no replica set' : `in the replica set ${setName}`;
  return `MONGODB_URI says replicaSet=${wanted}, but MongoDB at ${hostsOf(uri)} is ${is}: mend the name.`;
}

function refusedSignIn(uri: string): string {
  return `MongoDB at ${hostsOf(uri)} refuses the user or the password in MONGODB_URI: mend them.`;
}

/** What the first server says of itself; nothing where it does not answer. The name is empty outside a set. */
async function askDirectly(uri: string): Promise<{ setName?: string; signIn?: 'refused' }> {
  const first = uri.replace(/^(mongodb:\/\/(?:[^@/]*@)?[^,/]+)[^/]*/, '$1').replace(/([?&])replicaSet=[^&]+&?/, '$1');
  if (!first.startsWith('mongodb://')) return {};
  const client = new mongo.MongoClient(first, {
    directConnection: true,
    serverSelectionTimeoutMS: 2_000,
    socketTimeoutMS: 2_000,
  });
  try {
    const { setName } = await client.db('admin').command({ hello: 1 });
    return { setName: typeof setName === 'string' ? setName : '' };
  } catch (error) {
    const refused = error instanceof mongo.MongoServerError && error.code === authenticationFailed;
    return refused ? { signIn: 'refused' } : {};
  } finally {
    await client.close();
  }
}

/** The hosts of an address, without user and password. */
function hostsOf(uri: string): string {
  return /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/?]*)/.exec(uri)?.[1] ?? 'MONGODB_URI';
}
