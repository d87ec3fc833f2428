import { z } from 'zod';
import { shippedProviders } from '../../activities/providers/shipped.ts';
import { variableOf } from '../../models/domain/deliveries/route-name.ts';
import { baseAddress, besideAll, logLevel, port, secret } from '../../models/domain/variable-kinds.ts';
import { routeSettings } from './route-settings.ts';
import {
  ages,
  callers,
  database,
  routing,
  masterKey,
  publicAddress,
  segments,
  sending,
  serving,
  settingsFiles,
  team,
  temporal,
} from './variable-parts.ts';

const api = z
  .object({
    ...serving,
    ...publicAddress,
    ...database,
    ...masterKey,
    ...temporal,
    ...settingsFiles,
    ...routing,
    ...callers,
    ...ages,
    ...segments,
    ...team,
  })
  .refine((env) => !env.TIDINGS_TEAM_WEBHOOK_URL || env.TIDINGS_TEAM_WEBHOOK_SECRETS, {
    ...besideAll,
    path: ['TIDINGS_TEAM_WEBHOOK_SECRETS'],
    error: 'is required',
    params: { beside: ['TIDINGS_TEAM_WEBHOOK_URL'] },
  });

const worker = z
  .object({
    ...serving,
    WORKER_PORT: port.default(9091),
    ...publicAddress,
    ...database,
    ...masterKey,
    ...temporal,
    ...settingsFiles,
    ...routing,
    ...sending,
  })
  .refine(
    ({ TIDINGS_ENV, TIDINGS_LINK_HOSTS, TIDINGS_LINK_BASE = '', PUBLIC_URL = '' }) => {
      const base = TIDINGS_LINK_BASE || PUBLIC_URL;
      return !TIDINGS_LINK_HOSTS || TIDINGS_ENV === 'development' || base.startsWith('https://');
    },
    {
      ...besideAll,
      path: ['TIDINGS_LINK_HOSTS'],
      error: 'needs TIDINGS_LINK_BASE or PUBLIC_URL with https, where readers find the links',
    },
  );

/** With the master key it also joins what is kept under other spellings of numbers. */
const indexes = z.object({ ...database, TIDINGS_MASTER_KEY: masterKey.TIDINGS_MASTER_KEY.optional() });

const simulator = z.object({
  SIMULATOR_PORT: port.default(8090),
  /** Where it takes letters by SMTP; without it, nowhere. */
  SIMULATOR_MAIL_PORT: port.optional(),
  SIMULATOR_SECRET: secret(16),
  SIMULATOR_CALLBACK_URL: baseAddress,
  SIMULATOR_DATA: z.string().min(1),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: logLevel,
});

/** What each process reads, and nothing else; api and worker also what the providers in use read. */
export const environments = { api, worker, indexes, simulator };
export type ApiConfig = z.output<typeof api>;
export type WorkerConfig = z.output<typeof worker>;

/** What api, worker and commands read for themselves, which no route may read. */
export const ownVariables = [api, worker, indexes].flatMap(({ shape }) => Object.keys(shape));

/** The names of all variables that a process reads for itself. */
export function variablesOf(process: keyof typeof environments): string[] {
  return Object.keys(environments[process].shape);
}

/** What a route of each shipped provider reads, under the provider's name. */
export const routeVariables = shippedProviders.flatMap(({ name, ...declared }) =>
  Object.keys(routeSettings(declared).shape).map((setting) => variableOf(name, setting)),
);
