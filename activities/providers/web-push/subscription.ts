import { ECDH } from 'node:crypto';
import { z } from 'zod';
import { isListed } from '../../../models/domain/texts/links.ts';

/** What a browser is known by: where its service takes messages for it, and the keys with which they are encrypted (RFC 8291). */
export interface Subscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** So many octets, in base64url with or without padding. */
const octets = (count: number) =>
  z
    .string()
    .regex(/^[\w-]+={0,2}$/, { error: 'must be base64url', abort: true })
    .refine((written) => Buffer.from(written, 'base64url').length === count, {
      error: `must be ${count} octets in base64url`,
      abort: true,
    });

const publicKey = octets(65).refine(isPublicKey, 'must be a public key of P-256');

/** Whether it is a point of the curve: to anything else nothing can be encrypted. */
export function isPublicKey(written: string): boolean {
  try {
    ECDH.convertKey(written, 'prime256v1', 'base64url');
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads the `toJSON()` of a `PushSubscription` (https://www.w3.org/TR/push-api/), and keeps of it what is needed, in one form.
 *
 * @param services to which a worker speaks: whoever tells of a browser chooses its endpoint, and must not choose it in our own network
 */
export function subscription(services: readonly string[]): z.ZodType<string> {
  return z
    .object({
      endpoint: z
        .string()
        .max(1_000)
        .refine((endpoint) => isServed(endpoint, services), `must be an address of ${services.join(', ')}`),
      keys: z.object({ p256dh: publicKey, auth: octets(16) }),
    })
    .transform(({ endpoint, keys: { p256dh, auth } }) =>
      JSON.stringify({ endpoint: canonical(endpoint), keys: { p256dh, auth } }),
    );
}

/** One browser has one spelling; what stands behind a hash is never sent. */
function canonical(endpoint: string): string {
  const url = new URL(endpoint);
  url.hash = '';
  return url.href;
}

/** Whether an endpoint is of one of these services: hosts that are spoken to by https, or whole origins. */
export function isServed(endpoint: string, services: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, origin, username, password } = new URL(endpoint);
  if (username !== '' || password !== '') return false;
  return services.includes(origin) || (protocol === 'https:' && port === '' && isListed(hostname, services));
}

/** What was kept of it. */
export function subscriptionIn(address: string): Subscription {
  return JSON.parse(address) as Subscription;
}
