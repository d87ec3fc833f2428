import type { ConsentRecord, GrantFault } from './consent.ts';

/** What a grant is held against. */
export interface Asking {
  /** Keyed hashes of the number in every spelling; absent where the number does not count. */
  numbers?: readonly string[] | undefined;
}

/**
 * Why a grant does not serve for a message. A consent is to a number: whoever agreed at one has not agreed at the next,
 * which may be another person's, and one that was given without a number fits none that comes later.
 */
export function grantFault({ addressHash }: ConsentRecord, { numbers }: Asking): GrantFault | undefined {
  if (numbers && (addressHash === undefined || !numbers.includes(addressHash))) return 'other-number';
  return undefined;
}
