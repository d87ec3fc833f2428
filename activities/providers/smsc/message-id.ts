import { createHash } from 'node:crypto';

/**
 * The `id` under which SMSC.ru is handed a message: of 31 bits, from 1 on, the same for the same reference. Two messages may
 * have the same; SMSC.ru tells them apart by the number.
 */
export function idOf(reference: string): number {
  return Math.max(1, createHash('sha256').update(reference).digest().readUInt32BE(0) & 0x7fffffff);
}

/**
 * What names one message among all of a route: its `id`, and a mark of the number that is too short to tell the number by.
 *
 * @param digits the number without its plus
 */
export function providerIdOf(id: number | string, digits: string): string {
  return `${id}-${createHash('sha256').update(`${id} ${digits}`).digest('hex').slice(0, 6)}`;
}
