import { createHash } from 'node:crypto';

/** An id that whoever has the same words comes to: 132 bits of their SHA-256, as 22 characters of base64url. */
export function hashId(words: string): string {
  return createHash('sha256').update(words).digest('base64url').slice(0, 22);
}
