import { z } from 'zod';
import { readTeamHours } from '../../models/domain/time/team-hours.ts';
import { baseAddress, days, logLevel, oneOf, port, secret, webAddress, whole } from './environment.ts';
import { mongodbAddress } from './mongodb-address.ts';

/** `host:port` */
function isAddress(written: string): boolean {
  const [, number] = /^[\w.-]+:(\d+)$/.exec(written) ?? [];
  return port.safeParse(number).success;
}
const address = z.string().refine(isAddress, 'must be host:port, with a port from 1 to 65535');

/** What leaves must not be read on its way, unless it stays on this machine. */
function isSafeTarget(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
}

/** Every variable Tidings reads, in one place. */
export const environment = z
  .object({
    TIDINGS_ENV: oneOf(['production', 'development']).default('production'),
    HOST: z.string().default('0.0.0.0'),
    PORT: port.default(8080),
    WORKER_PORT: port.default(9091),
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
    MONGODB_URI: mongodbAddress,
    TIDINGS_MASTER_KEY: secret(32, ', such as 32 random bytes in base64'),
    TIDINGS_API_KEY: z
      .string()
      .regex(/^tdk_[A-Za-z0-9]{16}_[A-Za-z0-9_-]{43}$/, 'must look like tdk_<16 letters or digits>_<43 base64url>')
      .optional(),
    PUBLIC_URL: baseAddress.optional(),
    TIDINGS_SENDER: z
      .string()
      .regex(/^(\+?\d{3,15}|[A-Za-z0-9 ._-]{1,11})$/, 'must be a number, or at most 11 Latin letters and digits')
      .default('Tidings'),
    TIDINGS_TRUSTED_PROXIES: whole(0, Infinity, 'proxies').optional(),
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
    TIDINGS_POLICY_FILE: z.string().optional(),
    TIDINGS_SENDERS_FILE: z.string().optional(),
    TIDINGS_PRICES_FILE: z.string().optional(),
    TIDINGS_REQUESTS_PER_SECOND: whole(1, Infinity, 'requests').default(1_000),
    TIDINGS_MAX_EVENT_AGE_DAYS: days().default(7),
    TIDINGS_DRAIN_SECONDS: whole(5, 3_600, 'seconds').default(25),
    TIDINGS_KEEP_STRANGERS_DAYS: days(3_650).default(30),
    SIMULATOR_URL: baseAddress,
    SIMULATOR_SECRET: secret(16),
    LOG_LEVEL: logLevel,
  })
  .refine((env) => !env.TIDINGS_TEAM_WEBHOOK_URL || env.TIDINGS_TEAM_WEBHOOK_SECRETS, {
    path: ['TIDINGS_TEAM_WEBHOOK_SECRETS'],
    error: 'is required with TIDINGS_TEAM_WEBHOOK_URL',
  })
  .refine(
    ({ TIDINGS_ENV, TIDINGS_LINK_HOSTS, TIDINGS_LINK_BASE = '', PUBLIC_URL = '' }) => {
      const base = TIDINGS_LINK_BASE || PUBLIC_URL;
      return !TIDINGS_LINK_HOSTS || TIDINGS_ENV === 'development' || base.startsWith('https://');
    },
    {
      path: ['TIDINGS_LINK_HOSTS'],
      error: 'needs TIDINGS_LINK_BASE or PUBLIC_URL with https, where readers find the links',
    },
  );
export type Config = z.output<typeof environment>;

/** The names of all of them; the deploy files are held to this list. */
export const variables = Object.keys(environment.shape);

/** What is allowed and yet most likely not meant, in sentences for the log. */
export function configWarnings({ PUBLIC_URL, TIDINGS_TRUSTED_PROXIES }: Config): string[] {
  if (TIDINGS_TRUSTED_PROXIES !== undefined || !PUBLIC_URL?.startsWith('https://')) return [];
  return [
    'PUBLIC_URL is https, so a proxy stands in front, but TIDINGS_TRUSTED_PROXIES is not set: all callers look like one ' +
      'address, in limits and in evidence. Set it to the number of proxies, or to 0 if there is none.',
  ];
}

/** Where the world reaches the api, without a slash at the end. */
export function publicUrlOf({ PUBLIC_URL, PORT }: Config): string {
  return (PUBLIC_URL ?? `http://127.0.0.1:${PORT}`).replace(/\/+$/, '');
}
