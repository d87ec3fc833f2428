import { join } from 'node:path';
import { findMongo, findTemporal } from '../engines/find.ts';
import { dataLeftAside, mongoAnswers, mongoProgram, mongoUri } from '../engines/mongodb.ts';
import { readVariable } from '../wiring/read-variable.ts';
import { refuseUnreadableAddress } from '../wiring/mongodb-address.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import { temporalAnswers, temporalProgram } from '../engines/temporal.ts';
import type { Child, Program } from './child.ts';
import { anyPort, claimPort, freePort, PortTaken, releasePort } from './ports.ts';
import { httpAnswers, tidingsProgram } from './processes.ts';
import type { OpenMisfits } from '../../worker/open-misfits.ts';
import type { Answers } from './questions.ts';
import { Running, type ProcessName } from './running.ts';
import { asVariables, type Secrets } from './secrets.ts';
import { simulatedRoutes, simulatedRouteSettings } from './simulated-routes.ts';

export type { ProcessName } from './running.ts';

/** Where everything prefers to listen. */
const preferredPorts = {
  api: 8080,
  temporal: 7233,
  temporalUi: 8233,
  mongodb: 27017,
  simulator: 8090,
  mail: 2525,
  worker: 9091,
};
type Ports = typeof preferredPorts;

export interface StackOptions {
  /** Keeps all data and logs. */
  directory: string;
  /** `preferred`: the usual ports, or the next free ones. `any`: whatever is free, for tests. */
  ports: 'preferred' | 'any';
  /** The api must have exactly this port. */
  apiPort?: number | undefined;
  secrets: Secrets;
  /** Engines that already run elsewhere. */
  external?: { temporalAddress?: string | undefined; mongodbUri?: string | undefined };
  /** More variables for our own processes. */
  env?: Record<string, string>;
  log?: (line: string) => void;
  /** Told when a process ends that nobody stopped, even while others still start. */
  onLoss?: (name: ProcessName, restart: () => Promise<void>) => void;
  /** Told as soon as a process was started, before it is ready. */
  onStart?: (children: Child[]) => void;
  /** These are not started; `start` brings them up later. */
  without?: readonly ProcessName[];
  /** Ends the start, and everything it started, before it is through. */
  signal?: AbortSignal;
}

/** Everything Tidings needs, running on this machine. */
export interface Stack {
  addresses: Record<
    'api' | 'docs' | 'phone' | 'mailbox' | 'temporalUi' | 'temporal' | 'mongodb' | 'simulator' | 'worker',
    string
  >;
  env: Record<string, string>;
  kill: (name: ProcessName, signal: NodeJS.Signals) => Promise<void>;
  /** Sends a signal that does not end the process, such as SIGSTOP. */
  signal: (name: ProcessName, signal: NodeJS.Signals) => void;
  /** Starts a process again on its port; resolves when it is ready, at once if it still runs. */
  start: (name: ProcessName) => Promise<void>;
  /** Puts a worker and an api that load the installation as it is now in the place of those that run. */
  renew: () => Promise<void>;
  /** The open runs that could not go on by the journeys of the worker. @throws Error where it cannot look at them */
  misfits: () => Promise<OpenMisfits>;
  stop: () => Promise<void>;
}

/** Where the engines come from; undefined where they run elsewhere. */
interface Engines {
  mongo: Awaited<ReturnType<typeof findMongo>> | undefined;
  temporal: Awaited<ReturnType<typeof findTemporal>> | undefined;
}

/** How often a start that lost a port to another program is tried again, on other ports. */
const triesForPorts = 5;

/** Brings engines, simulator, api and worker up, in this order, each when the one before is ready. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { external = {}, log = () => undefined } = options;
  if (external.mongodbUri) refuseUnreadableAddress(external.mongodbUri);
  const mongo = external.mongodbUri ? undefined : await findMongo();
  const temporal = external.temporalAddress ? undefined : await findTemporal();
  const mongoSource = mongo ? `${mongo.source} (${mongo.kind})` : 'MONGODB_URI';
  log(`MongoDB from ${mongoSource}, Temporal from ${temporal?.source ?? 'TEMPORAL_ADDRESS'}`);
  const aside = mongo && dataLeftAside(mongo.kind, options.directory);
  if (aside)
    log(`This MongoDB is of another kind than the last one and begins empty; the data from before stays in ${aside}.`);
  if (external.mongodbUri) await mustAnswer('MONGODB_URI', () => mongoAnswers(external.mongodbUri ?? ''));
  if (external.temporalAddress) {
    await mustAnswer('TEMPORAL_ADDRESS', () => temporalAnswers(external.temporalAddress ?? '', []));
  }
  for (let tries = 1; ; tries += 1) {
    const ports = await choosePorts(options);
    try {
      return await startOn(ports, { mongo, temporal }, options);
    } catch (error) {
      Object.values(ports).forEach(releasePort);
      if (!(error instanceof PortTaken)) throw error;
      if (error.port === options.apiPort) throw portInUse(error.port);
      if (tries === triesForPorts) throw error;
      log(`${error.message}; starting on other ports.`);
    }
  }
}

async function startOn(ports: Ports, { mongo, temporal }: Engines, options: StackOptions): Promise<Stack> {
  const { external = {}, log = () => undefined } = options;
  const addresses = addressesOf(ports, {
    mongodb: mongo ? mongoUri(mongo.kind, ports.mongodb) : (external.mongodbUri ?? ''),
    temporal: external.temporalAddress || `127.0.0.1:${ports.temporal}`,
  });
  const env = environmentOf(options, ports, addresses);
  const programs = new Map<ProcessName, Program>();
  if (mongo) programs.set('mongodb', mongoProgram(mongo.kind, mongo.path, options.directory, ports.mongodb));
  if (temporal) {
    programs.set('temporal', temporalProgram(temporal.path, options.directory, ports.temporal, ports.temporalUi));
  }
  const answers: Answers = { say: (line) => log(String(line)) };
  const own = { simulator: '/healthz', api: '/readyz', worker: '/readyz' } as const;
  for (const name of ['simulator', 'api', 'worker'] as const) {
    const place = { directory: options.directory, port: ports[name] };
    programs.set(
      name,
      tidingsProgram(name, env, place, () => httpAnswers(addresses[name] + own[name]), answers),
    );
  }
  const running = new Running(programs, options);
  await running.startAll();
  return {
    addresses,
    env,
    start: (name) => running.start(name),
    kill: (name, signal) => running.kill(name, signal),
    signal: (name, signal) => running.signal(name, signal),
    renew: async () => running.renew(onPort(await anyPort())),
    misfits: async () => (await running.ask('worker', 'misfits')) as OpenMisfits,
    stop: async () => {
      await running.stop();
      Object.values(ports).forEach(releasePort);
    },
  };
}

/** A worker that answers on another port, beside the one that runs. */
function onPort(port: number) {
  const ready = () => httpAnswers(`http://127.0.0.1:${port}/readyz`);
  return (worker: Program): Program => ({ ...worker, port, ready, env: { ...worker.env, WORKER_PORT: String(port) } });
}

/** An engine that runs elsewhere is not ours to start; it gets a moment to come up, then a wrong address is said. */
async function mustAnswer(variable: string, ask: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 10_000;
  while (!(await ask().catch(() => false))) {
    if (Date.now() > giveUpAt) {
      throw new SetUpError(
        'engine-away',
        `${variable} is set, but nothing answers there; start it, mend the address, or unset it.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Claims a port for each; the caller gives them back. */
async function choosePorts({ ports, apiPort }: StackOptions): Promise<Ports> {
  if (apiPort && !(await claimPort(apiPort))) throw portInUse(apiPort);
  const chosen: Record<string, number> = {};
  for (const [name, preferred] of Object.entries(preferredPorts)) {
    if (name === 'api' && apiPort) chosen[name] = apiPort;
    else chosen[name] = ports === 'any' ? await anyPort() : await freePort(preferred);
  }
  return chosen as Ports;
}

function portInUse(port: number): SetUpError {
  return new SetUpError('port-unusable', `PORT ${port} is in use; free it or choose another.`);
}

function addressesOf(ports: Ports, engines: { mongodb: string; temporal: string }): Stack['addresses'] {
  const api = `http://127.0.0.1:${ports.api}`;
  return {
    ...engines,
    api,
    docs: `${api}/docs`,
    phone: `${api}/phone`,
    mailbox: `${api}/mailbox`,
    temporalUi: `http://127.0.0.1:${ports.temporalUi}`,
    simulator: `http://127.0.0.1:${ports.simulator}`,
    worker: `http://127.0.0.1:${ports.worker}`,
  };
}

function environmentOf(
  { directory, secrets, env = {} }: StackOptions,
  ports: Ports,
  addresses: Stack['addresses'],
): Record<string, string> {
  return {
    TIDINGS_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: String(ports.api),
    PUBLIC_URL: addresses.api,
    TIDINGS_LINK_HOSTS: readVariable(process.env, 'TIDINGS_LINK_HOSTS') ?? '*.example',
    TIDINGS_ROUTES: readVariable(process.env, 'TIDINGS_ROUTES') ?? simulatedRoutes,
    TIDINGS_DRAIN_SECONDS: '8',
    TEMPORAL_ADDRESS: addresses.temporal,
    TEMPORAL_NAMESPACE: 'default',
    MONGODB_URI: addresses.mongodb,
    ...asVariables(secrets),
    WORKER_PORT: String(ports.worker),
    ...simulatedRouteSettings({ url: addresses.simulator, mailPort: ports.mail }),
    SIMULATOR_PORT: String(ports.simulator),
    SIMULATOR_MAIL_PORT: String(ports.mail),
    SIMULATOR_CALLBACK_URL: addresses.api,
    SIMULATOR_DATA: join(directory, 'simulator.ndjson'),
    ...env,
  };
}
