import { createHmac } from 'node:crypto';

/**
 * An id in place of one that leads to a person: HMAC-SHA256 (RFC 2104), as 43 characters of base64url. Ids of chats are
 * few enough to try them all, so a hash without a key would give them away.
 *
 * @param secret one of the route's settings; with another one the same parts have another id
 * @param parts what is unique together, the same whenever the gateway tells of it again; none has a line break
 */
export function keyedId(secret: string, ...parts: (string | number)[]): string {
  return createHmac('sha256', secret).update(parts.join('\n')).digest('base64url');
}
