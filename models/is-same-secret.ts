import { timingSafeEqual } from 'node:crypto';

/** Whether a secret is the right one, in a time that tells nothing of where the two differ. */
export function isSameSecret(given: string | Buffer, wanted: string | Buffer): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
