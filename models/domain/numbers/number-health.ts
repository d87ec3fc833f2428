/** How the operators speak of a number: `stale` ones have not been reached for so long that they may have a new owner. */
export type NumberState = 'stale' | 'unreachable';

/** A message that the operator could not deliver because nobody answered at the number. */
export interface Absence {
  deliveryId: string;
  at: Date;
}

const absences = 3;
const spanMs = 30 * 86_400_000;

/** Codes of gateways for a subscriber who is away or unknown, as opposed to a text or an operator in trouble. */
const absentCodes = /absent|unknown[-_ ]?subscriber|not[-_ ]?registered|switched[-_ ]?off|unallocated/i;

export function saysAbsent(errorCode: string | undefined): boolean {
  return errorCode !== undefined && absentCodes.test(errorCode);
}

/**
 * Whether a number counts as stale: three messages that found nobody, at least thirty days from first to last, and
 * none delivered in between. Operators give a number that is silent for months to somebody else, who consented to
 * nothing.
 */
export function isStale(since: readonly Absence[]): boolean {
  const times = since.map(({ at }) => at.getTime());
  return times.length >= absences && Math.max(...times) - Math.min(...times) >= spanMs;
}
