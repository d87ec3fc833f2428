import type { Reason } from './deliveries/reasons.ts';

/** What is known of an address: one that is `stale` has not been reached for so long that it may have a new owner. */
export type AddressState = 'stale' | 'unreachable';

/** A message that was not delivered because nobody answered at the address. */
export interface Absence {
  deliveryId: string;
  at: Date;
}

/** What the code of a failure says of the address itself: nobody was there this time, or there is no such address. */
type Verdict = 'absent' | 'gone' | undefined;

/** Where a contact has what messages tell of its address, and how that is read. */
export interface Health {
  state: 'numberState' | 'emailState';
  stateAt: 'numberStateAt' | 'emailStateAt';
  absences: 'absences' | 'emailAbsences';
  /** @param errorCode of the gateway that could not deliver */
  says: (errorCode: string) => Verdict;
  /** Why marketing to an address in such a state stops. */
  reason: Extract<Reason, 'number-stale' | 'address-unreachable'>;
}

const absences = 3;
const spanMs = 30 * 86_400_000;

/** Codes of gateways for a subscriber who is away or unknown, as opposed to a text or an operator in trouble. */
const absentCodes = /absent|unknown[-_ ]?subscriber|not[-_ ]?registered|switched[-_ ]?off|unallocated/i;

/** A network that knows no subscriber may know him again tomorrow, so a number is never gone by one code. */
function numberSays(errorCode: string): Verdict {
  return absentCodes.test(errorCode) ? 'absent' : undefined;
}

/**
 * Enhanced codes (RFC 3463, 3.2 and 3.3): no such mailbox or domain, an address that can be none, moved, a domain that
 * takes no mail (RFC 7505), and closed.
 */
const goneCodes = /(?:^| )5\.(?:1\.(?:1|2|3|6|10)|2\.1)$/;

/** Full, put off until the server gave up, not to be found on the way, or refused without another word than that. */
const awayCodes = /(?:^| )(?:4\.\d+\.\d+|5\.(?:1\.0|2\.[02]|4\.\d+))$|^55[0-3](?: 5\.0\.0)?$/;

/** Of a mail server, as `550 5.1.1`, `550` or `5.1.1`. */
function mailboxSays(errorCode: string): Verdict {
  if (goneCodes.test(errorCode)) return 'gone';
  return awayCodes.test(errorCode) ? 'absent' : undefined;
}

export const numberHealth: Health = {
  state: 'numberState',
  stateAt: 'numberStateAt',
  absences: 'absences',
  says: numberSays,
  reason: 'number-stale',
};

export const mailboxHealth: Health = {
  state: 'emailState',
  stateAt: 'emailStateAt',
  absences: 'emailAbsences',
  says: mailboxSays,
  reason: 'address-unreachable',
};

/**
 * Whether an address counts as stale: three messages that found nobody, at least thirty days from first to last, and
 * none delivered in between. Operators give a number that is silent for months to somebody else, who consented to
 * nothing.
 */
export function isStale(since: readonly Absence[]): boolean {
  const times = since.map(({ at }) => at.getTime());
  return times.length >= absences && Math.max(...times) - Math.min(...times) >= spanMs;
}
