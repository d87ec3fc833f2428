import type { Logger } from 'pino';
import type { DeviceReader } from '../models/config/provider.ts';
import type { ChatLinks } from '../models/domain/chat-links.ts';
import type { Channel } from '../models/domain/message.ts';
import type { Confirmations } from '../models/domain/consent/confirmation.ts';
import type { CallbackAdapter } from '../models/domain/deliveries/provider.ts';
import type { Unsubscribe } from '../models/domain/consent/unsubscribe.ts';
import type { TeamHours } from '../models/domain/time/team-hours.ts';
import type { TeamTask } from '../models/documents/team-task.ts';
import type { PolicyOf } from '../models/domain/policy/policy.ts';
import type { Dispatcher } from './effects/events/dispatcher.ts';
import type { ApiMetrics } from './http/metrics.ts';
import type { Readiness } from './readiness.ts';
import type { Runs } from './runs/temporal.ts';

/** How what a gateway calls back with is read, and what it carries. */
export interface RouteCallbacks {
  adapter: CallbackAdapter;
  channel: Channel;
  /** From where it calls; absent where that is not said. */
  from?: { has: (address: string) => boolean };
}

/** What the routes need of the outside; made once by `createApi`. */
export interface ApiContext {
  runs: Runs;
  dispatcher: Dispatcher;
  metrics: ApiMetrics;
  log: Logger;
  /** Where the world reaches the api, without a slash at the end. */
  publicUrl: string;
  /** By route name. */
  callbacks: Record<string, RouteCallbacks>;
  /** Of contact hooks, by their names. */
  hookSecrets: Readonly<Record<string, string>>;
  /** Keyed hash of an address: the key of the suppression list. */
  hashAddress: (address: string) => string;
  /** Keyed hash of the id that a caller gives to a request. */
  hashRequest: (requestId: string) => string;
  /** The addresses at which readers unsubscribe. */
  unsubscribe: Unsubscribe;
  /** Names where a request came from, without its address. */
  originOf: (address: string | undefined) => string | undefined;
  /** Codes and links of double opt-ins. */
  confirmations: Confirmations;
  /** The links by which people open a chat. */
  chatLinks: ChatLinks;
  /** How the address of a device is read, by the name of its service; those of routes in use. */
  deviceOf: ReadonlyMap<string, DeviceReader>;
  /** What is wrong with a text by itself, each fault with its place. */
  faultsOfText: (text: object) => { path: readonly PropertyKey[]; message: string }[];
  /** The rules of law, operators and organisation. */
  policy: PolicyOf;
  /** The people behind the queue: when they are there, and how they are told of a change. */
  team: { hours: TeamHours; notify?: (task: TeamTask) => Promise<void> };
  /** Whether it takes events now; that it does not, once the process was told to end. */
  readiness: () => Promise<Readiness>;
  limits: {
    maxEventAgeMs: number;
    /** How long the words of a number that belongs to no contact are kept. */
    keepStrangersMs: number;
    /** The pause between two looks through all contacts for a watched segment. */
    segmentsEveryMs: number;
  };
}
