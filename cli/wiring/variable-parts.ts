import { z } from 'zod';
import { apiKeyComplaint, apiKeyPattern } from '../../models/domain/api-key.ts';
import { routeName } from '../../models/domain/deliveries/route-name.ts';
import { repeated } from '../../models/domain/repeated.ts';
import { sender } from '../../models/domain/numbers/senders.ts';
import { readTeamHours } from '../../models/domain/time/team-hours.ts';
import { isThisMachine } from './this-machine.ts';
import { mongodbAddress } from './mongodb-address.ts';
import {
  baseAddress,
  days,
  logLevel,
  oneOf,
  port,
  secret,
  webAddress,
  whole,
} from '../../models/domain/variable-kinds.ts';

/** Variables by what they are about; each process takes the parts it needs. */

export const database = { MONGODB_URI: mongodbAddress };

export const masterKey = { TIDINGS_MASTER_KEY: secret(32, ', such as 32 random bytes in base64') };

/** `host:port` */
function isAddress(written: string): boolean {
  const [, number] = /^[\w.-]+:(\d+)$/.exec(written) ?? [];
  return port.safeParse(number).success;
}

export const temporal = {
  TEMPORAL_ADDRESS: z.string().refine(isAddress, 'must be host:port, with a port from 1 to 65535'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
};

export const serving = {
  TIDINGS_ENV: oneOf(['production', 'development']).default('production'),
  HOST: z.string().default('0.0.0.0'),
  LOG_LEVEL: logLevel,
  TIDINGS_DRAIN_SECONDS: whole(5, 3_600, 'seconds').default(25),
};

/** Where the world reaches the api. */
export const publicAddress = { PUBLIC_URL: baseAddress.optional(), PORT: port.default(8080) };

export const settingsFiles = {
  TIDINGS_POLICY_FILE: z.string().optional(),
  TIDINGS_SENDERS_FILE: z.string().optional(),
  TIDINGS_PRICES_FILE: z.string().optional(),
  TIDINGS_ROUTING_FILE: z.string().optional(),
  /** What it says is found with each variable. */
  TIDINGS_SECRETS_FILE: z.string().optional(),
};

const routesComplaint =
  'must be providers apart by commas, each alone or as route:provider, in lower-case letters, digits and dashes';

/** Whether there is such a provider is told by who knows them. */
function isRoute(written: string): boolean {
  const [name = '', ...provider] = written.split(':').map((part) => part.trim());
  return routeName.safeParse(name).success && provider.length <= 1;
}

/** A route as it is named in a list, and its provider. */
interface RouteEntry {
  name: string;
  provider: string;
}

/** The entries that name routes, each once, whatever is wrong with the others. */
export function routesIn(list: string): RouteEntry[] {
  const entries = list.split(',').filter(isRoute).map(toRoute);
  return entries.filter(({ name }, index) => entries.findIndex((other) => other.name === name) === index);
}

function toRoute(written: string): RouteEntry {
  const [name = '', provider = name] = written.split(':').map((part) => part.trim());
  return { name, provider };
}

/** The routes in use, each a provider or `route:provider`; each brings the variables of its settings. */
export const routing = {
  TIDINGS_ROUTES: z
    .string()
    .transform((list, context) => {
      const entries = list.split(',').map((written) => written.trim());
      const faults = entries.filter((written) => !isRoute(written)).map((written) => `"${written}" is none`);
      if (faults.length > 0) {
        context.addIssue({ code: 'custom', message: `${routesComplaint}: ${faults.join(', ')}` });
        return z.NEVER;
      }
      return entries.map(toRoute);
    })
    .superRefine((routes, context) => {
      const again = [...new Set(repeated(routes.map(({ name }) => name)))];
      if (again.length > 0)
        context.addIssue({ code: 'custom', message: `must name each route once: ${again.join(', ')} is there again` });
    }),
};

export const callers = {
  TIDINGS_API_KEY: z.string().regex(apiKeyPattern, apiKeyComplaint).optional(),
  TIDINGS_TRUSTED_PROXIES: whole(0, Infinity, 'proxies').optional(),
  TIDINGS_REQUESTS_PER_SECOND: whole(1, Infinity, 'requests').default(1_000),
};

export const ages = {
  TIDINGS_MAX_EVENT_AGE_DAYS: days().default(7),
  TIDINGS_KEEP_STRANGERS_DAYS: days(3_650).default(30),
};

export const segments = { TIDINGS_SEGMENTS_EVERY_SECONDS: whole(1, 86_400, 'seconds').default(900) };

/** What leaves must not be read on its way, unless it stays on this machine. */
function isSafeTarget(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname));
}

export const team = {
  TIDINGS_TEAM_HOURS: z
    .string()
    .default('UTC 09:00-18:00')
    .transform((written, context) => {
      const hours = readTeamHours(written);
      if (!hours) context.addIssue({ code: 'custom', message: 'must look like Europe/London 09:00-18:00' });
      return hours ?? z.NEVER;
    }),
  TIDINGS_TEAM_WEBHOOK_URL: webAddress.refine(isSafeTarget, 'must be https, or http on this machine').optional(),
  TIDINGS_TEAM_WEBHOOK_SECRETS: z
    .string()
    .regex(
      /^whsec_[A-Za-z0-9+/]{32,}={0,2}( whsec_[A-Za-z0-9+/]{32,}={0,2})*$/,
      'must be whsec_<base64>, several apart by spaces',
    )
    .optional(),
};

export const sending = {
  TIDINGS_MISSING_RECEIPTS_PERCENT: whole(1, 100, 'percent').default(50),
  TIDINGS_SENDER: sender.default('Tidings'),
  TIDINGS_LINK_HOSTS: z
    .string()
    .regex(
      /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(,(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*)*$/,
      'must be hosts apart by commas, such as shop.example,*.shop.example',
    )
    .transform((list) => list.split(','))
    .optional(),
  TIDINGS_LINK_BASE: baseAddress
    .refine(isSafeTarget, 'must be https')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
};
