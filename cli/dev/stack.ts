import { join } from 'node:path';
import { findMongo, findTemporal } from '../engines/find.ts';
import { mongoProgram, mongoUri } from '../engines/mongodb.ts';
import { temporalProgram } from '../engines/temporal.ts';
import { Child, type Program } from './child.ts';
import { anyPort, freePort } from './ports.ts';
import { httpAnswers, tidingsProgram } from './processes.ts';

const processNames = ['mongodb', 'temporal', 'simulator', 'api', 'worker'] as const;
export type ProcessName = (typeof processNames)[number];

/** Where everything prefers to listen. */
const preferredPorts = { api: 8080, temporal: 7233, temporalUi: 8233, mongodb: 27017, simulator: 8090, worker: 9091 };
type Ports = typeof preferredPorts;

export interface StackOptions {
  /** Keeps all data and logs. */
  directory: string;
  /** `preferred`: the usual ports, or the next free ones. `any`: whatever is free, for tests. */
  ports: 'preferred' | 'any';
  /** The api must have exactly this port. */
  apiPort?: number | undefined;
  secrets: { masterKey: string; apiKey: string; simulatorSecret: string };
  /** Engines that already run elsewhere. */
  external?: { temporalAddress?: string | undefined; mongodbUri?: string | undefined };
  /** More variables for our own processes. */
  env?: Record<string, string>;
  log?: (line: string) => void;
  /** Told when a process ends that nobody stopped. */
  onLoss?: (name: ProcessName) => void;
  /** Told of every process that was started. */
  onStart?: (children: Child[]) => void;
}

/** Everything Tidings needs, running on this machine. */
export interface Stack {
  addresses: Record<'api' | 'docs' | 'phone' | 'temporalUi' | 'temporal' | 'mongodb' | 'simulator' | 'worker', string>;
  env: Record<string, string>;
  kill: (name: ProcessName, signal: NodeJS.Signals) => Promise<void>;
  /** Starts a process again on its port; resolves when it is ready. */
  start: (name: ProcessName) => Promise<void>;
  stop: () => Promise<void>;
}

/** Brings engines, simulator, api and worker up, in this order, each when the one before is ready. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { external = {}, log = () => undefined } = options;
  const ports = await choosePorts(options);
  const mongo = external.mongodbUri ? undefined : await findMongo();
  const temporal = external.temporalAddress ? undefined : await findTemporal();
  log(
    `MongoDB from ${mongo ? `${mongo.source} (${mongo.kind})` : 'MONGODB_URI'}, Temporal from ${temporal?.source ?? 'TEMPORAL_ADDRESS'}`,
  );
  const addresses = addressesOf(ports, {
    mongodb: mongo ? mongoUri(mongo.kind, ports.mongodb) : (external.mongodbUri ?? ''),
    temporal: external.temporalAddress ?? `127.0.0.1:${ports.temporal}`,
  });
  const env = environmentOf(options, ports, addresses);
  const programs = new Map<ProcessName, Program>();
  if (mongo) programs.set('mongodb', mongoProgram(mongo.kind, mongo.path, options.directory, ports.mongodb));
  if (temporal) {
    programs.set('temporal', temporalProgram(temporal.path, options.directory, ports.temporal, ports.temporalUi));
  }
  const own = {
    simulator: `${addresses.simulator}/healthz`,
    api: `${addresses.api}/readyz`,
    worker: `${addresses.worker}/readyz`,
  };
  for (const [name, url] of Object.entries(own)) {
    const program = tidingsProgram(name, env, options.directory, () => httpAnswers(url));
    programs.set(name as ProcessName, program);
  }
  return run(programs, options, addresses, env);
}

async function run(
  programs: Map<ProcessName, Program>,
  { onLoss, onStart }: StackOptions,
  addresses: Stack['addresses'],
  env: Record<string, string>,
): Promise<Stack> {
  const children = new Map<ProcessName, Child>();
  const start = async (name: ProcessName) => {
    const program = programs.get(name);
    if (!program) return;
    const child = await Child.start(program);
    children.set(name, child);
    onStart?.([...children.values()]);
    void child.ended.then(() => {
      if (!child.expectedToEnd) onLoss?.(name);
    });
  };
  const stop = async () => {
    for (const name of processNames.toReversed()) await children.get(name)?.stop();
  };
  try {
    for (const name of ['mongodb', 'temporal'] as const) await start(name);
    await start('simulator');
    await Promise.all([start('api'), start('worker')]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { addresses, env, start, stop, kill: async (name, signal) => children.get(name)?.kill(signal) };
}

async function choosePorts({ ports, apiPort }: StackOptions): Promise<Ports> {
  const chosen: Record<string, number> = {};
  for (const [name, preferred] of Object.entries(preferredPorts)) {
    const taken = new Set(Object.values(chosen));
    if (name === 'api' && apiPort) chosen[name] = apiPort;
    else chosen[name] = ports === 'any' ? await anyPort(taken) : await freePort(preferred, taken);
  }
  return chosen as Ports;
}

function addressesOf(ports: Ports, engines: { mongodb: string; temporal: string }): Stack['addresses'] {
  const api = `http://127.0.0.1:${ports.api}`;
  return {
    ...engines,
    ...{ api, docs: `${api}/docs`, phone: `${api}/phone`, temporalUi: `http://127.0.0.1:${ports.temporalUi}` },
    ...{ simulator: `http://127.0.0.1:${ports.simulator}`, worker: `http://127.0.0.1:${ports.worker}` },
  };
}

function environmentOf(
  { directory, secrets, env = {} }: StackOptions,
  ports: Ports,
  addresses: Stack['addresses'],
): Record<string, string> {
  return {
    ...{ TIDINGS_ENV: 'development', HOST: '127.0.0.1', PORT: String(ports.api), PUBLIC_URL: addresses.api },
    ...{ TEMPORAL_ADDRESS: addresses.temporal, TEMPORAL_NAMESPACE: 'default', MONGODB_URI: addresses.mongodb },
    ...{ TIDINGS_MASTER_KEY: secrets.masterKey, TIDINGS_API_KEY: secrets.apiKey, WORKER_PORT: String(ports.worker) },
    ...{ SIMULATOR_URL: addresses.simulator, SIMULATOR_PORT: String(ports.simulator) },
    ...{ SIMULATOR_SECRET: secrets.simulatorSecret, SIMULATOR_CALLBACK_URL: addresses.api },
    SIMULATOR_DATA: join(directory, 'simulator.ndjson'),
    ...env,
  };
}
