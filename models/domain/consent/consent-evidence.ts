import type { ConsentMethod, ConsentRecord, GrantFault, LegalBasis } from './consent.ts';

/** How well a grant can be shown: best first. */
export const evidences = ['double-opt-in', 'documented', 'asserted', 'none'] as const;
type Evidence = (typeof evidences)[number];

/** What would make it better. */
export const evidenceParts = ['wording', 'method', 'proof'] as const;
type EvidencePart = (typeof evidenceParts)[number];

/** What tells by itself nothing of how the person agreed. */
const silent: readonly (ConsentMethod | undefined)[] = ['import', 'keyword', undefined];

/**
 * How good the evidence of a grant is, and what it lacks. Whoever holds the number confirmed: double opt-in. The words
 * and the way are kept: documented. Anything less is somebody's word, and nothing at all is none.
 */
export function evidenceOf(grant: ConsentRecord): { evidence: Evidence; missing: EvidencePart[] } {
  const { method, basis } = grant;
  const has = {
    wording: grant.wording !== undefined,
    method: !silent.includes(method),
    proof: grant.proof !== undefined,
  };
  const missing = evidenceParts.filter((part) => !has[part]);
  if (missing.length === evidenceParts.length) return { evidence: basis ? 'asserted' : 'none', missing };
  if (missing.length === 0 && (method === 'sms-code' || method === 'link'))
    return { evidence: 'double-opt-in', missing };
  return { evidence: has.wording && (has.method || has.proof) ? 'documented' : 'asserted', missing };
}

/**
 * Where the law knows a ground other than consent: the soft opt-in, Directive 2002/58/EC art. 13(2) in the European
 * Economic Area and PECR regulation 22(3) in the United Kingdom; the implied consents, CASL s. 10(9), (10) in Canada. A
 * contract is a ground to process data, not to advertise.
 */
const knownIn: Record<Exclude<LegalBasis, 'consent'>, readonly string[]> = {
  'soft-opt-in': ['EU', 'IS', 'LI', 'NO', 'GB'],
  'implied-purchase': ['CA'],
  'implied-inquiry': ['CA'],
  contract: [],
};

/** What a grant is held against; what is absent does not count. */
export interface Asking {
  /** Keyed hashes of the number in every spelling. */
  numbers?: readonly string[] | undefined;
  /** Whose law holds: the places of each country where the person may be. */
  lands?: readonly (readonly string[])[];
  /** The place asks the sender to show the consent. */
  evidence?: boolean;
}

/**
 * Why a grant does not serve for a message. A consent is to a number: whoever agreed at one has not agreed at the next,
 * which may be another person's, and one that was given without a number fits none that comes later.
 */
export function grantFault(grant: ConsentRecord, { numbers, lands, evidence }: Asking): GrantFault | undefined {
  const { addressHash, basis } = grant;
  if (numbers && (addressHash === undefined || !numbers.includes(addressHash))) return 'other-number';
  if (lands && basis && basis !== 'consent' && !isKnown(basis, lands)) return 'basis-unknown';
  return evidence && evidenceOf(grant).evidence === 'none' ? 'unproven' : undefined;
}

/** Whether every country knows it, by its own law or that of the union; where none is known, nobody does. */
function isKnown(basis: Exclude<LegalBasis, 'consent'>, lands: readonly (readonly string[])[]): boolean {
  return lands.length > 0 && lands.every((places) => knownIn[basis].some((place) => places.includes(place)));
}
