import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import type { Program } from '../dev/child.ts';

const setName = { mongod: 'tidings', 'stand-in': 'secantus' } as const;

/** The address of the development database; the set name is that of what runs. */
export function mongoUri(kind: keyof typeof setName, port: number): string {
  return `mongodb://127.0.0.1:${port}/tidings?replicaSet=${setName[kind]}`;
}

/** Each kind has files of its own that the other cannot read. */
const dataIn = { mongod: 'mongodb', 'stand-in': 'mongodb-stand-in' } as const;

/** Where data lies that this kind of MongoDB will not see, if it has none of its own yet. */
export function dataLeftAside(kind: keyof typeof setName, directory: string): string | undefined {
  const other = join(directory, dataIn[kind === 'mongod' ? 'stand-in' : 'mongod']);
  return existsSync(other) && !existsSync(join(directory, dataIn[kind])) ? other : undefined;
}

/** A single-node replica set that keeps its data under `directory`. */
export function mongoProgram(kind: keyof typeof setName, path: string, directory: string, port: number): Program {
  const data = join(directory, dataIn[kind]);
  mkdirSync(data, { recursive: true });
  const common = { name: 'mongodb', command: path, port, logFile: join(directory, 'logs', 'mongodb.log') };
  if (kind === 'mongod') {
    const args = ['--dbpath', data, '--port', String(port), '--bind_ip', '127.0.0.1', '--replSet', setName.mongod];
    return { ...common, args: [...args, '--quiet'], ready: () => replicaSetIsUp(port) };
  }
  const config = join(directory, 'mongodb-stand-in.conf');
  writeFileSync(config, '');
  const limits = ['--cache-size', '512M', '--log-file-max', '128MB', '--log-level', 'WARNING'];
  const args = ['--config', config, '--host', '127.0.0.1', '--port', String(port), '--storage-path', data];
  return { ...common, args: [...args, '--sync-on-commit', ...limits], ready: () => mongoAnswers(mongoUri(kind, port)) };
}

/** Whether MongoDB, or what stands in for it, answers at an address. */
export async function mongoAnswers(uri: string): Promise<boolean> {
  return withClient(uri, async (client) => {
    await client.db().command({ ping: 1 });
    return true;
  });
}

/** Makes the node a replica set of one at its first start, and moves the set along when the port has changed. */
async function replicaSetIsUp(port: number): Promise<boolean> {
  const host = `127.0.0.1:${port}`;
  return withClient(`mongodb://${host}/?directConnection=true`, async (client) => {
    const admin = client.db('admin');
    const members = [{ _id: 0, host }];
    const hello = await admin.command({ hello: 1 });
    if (hello['isWritablePrimary'] && hello['me'] === host) return true;
    if (!hello['setName'] && hello['isreplicaset']) {
      await admin.command({ replSetInitiate: { _id: setName.mongod, members } });
      return false;
    }
    const { config } = (await admin.command({ replSetGetConfig: 1 })) as {
      config: { version: number; members: { host: string }[] };
    };
    if (config.members[0]?.host !== host) {
      await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members }, force: true });
    }
    return false;
  });
}

async function withClient<T>(uri: string, ask: (client: mongo.MongoClient) => Promise<T>): Promise<T> {
  const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: 1_500 });
  try {
    await client.connect();
    return await ask(client);
  } finally {
    await client.close();
  }
}
