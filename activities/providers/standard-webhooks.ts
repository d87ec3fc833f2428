import { createHmac } from 'node:crypto';
import { isSameSecret } from '../../models/is-same-secret.ts';
import type { RawCallback } from '../../models/domain/deliveries/provider.ts';

/** A callback may be this old or this far ahead: the tolerance that Standard Webhooks advises. */
const toleranceMs = 5 * 60_000;

/**
 * The `v1` signature of Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`. `timestamp` is in seconds; a secret
 * that begins with `whsec_` is base64, any other is taken as it stands.
 */
export function sign(secret: string, id: string, timestamp: number, body: string | Buffer): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);
  const hmac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body);
  return `v1,${hmac.digest('base64')}`;
}

/** Whether a callback carries a valid signature and is fresh; compares in constant time. */
export function isSigned(
  { headers, body, receivedAt }: Pick<RawCallback, 'headers' | 'body' | 'receivedAt'>,
  secret: string,
): boolean {
  const header = (name: string) => (typeof headers[name] === 'string' ? headers[name] : '');
  const id = header('webhook-id');
  const stamp = header('webhook-timestamp');
  if (id === '' || !/^[1-9]\d{0,11}$/.test(stamp)) return false;
  if (Math.abs(receivedAt.getTime() - Number(stamp) * 1_000) > toleranceMs) return false;
  const expected = sign(secret, id, Number(stamp), body);
  return header('webhook-signature')
    .split(' ')
    .some((given) => isSameSecret(given, expected));
}
