import type { Channel } from '../message.ts';

/**
 * What a consent may be about: what texts advertise, or the processing of personal data. The latter is a record of its
 * own and of no channel, since it must be given apart from everything else (152-FZ art. 9); no text can have it as
 * its purpose.
 */
export const personalData = 'personal-data';

/** grant and import give; withdraw (taken back), refuse (said no when asked) and expire (declared void) end. */
export const consentActions = ['grant', 'withdraw', 'refuse', 'expire', 'import'] as const;
export type ConsentAction = (typeof consentActions)[number];

/** How the person's will was expressed. */
export const consentMethods = [
  'web-box',
  'sms-code',
  'link',
  'keyword',
  'reply',
  'paper',
  'call',
  'import',
  'operator-refusal',
  'complaint',
] as const;
export type ConsentMethod = (typeof consentMethods)[number];

/**
 * On what ground advertising is lawful: an express consent; the soft opt-in of existing customers (ePrivacy art. 13(2));
 * a contract; or the implied consents of Canada's CASL s. 10(10), which end by themselves after 24 and 6 months.
 */
export const legalBases = ['consent', 'soft-opt-in', 'contract', 'implied-purchase', 'implied-inquiry'] as const;
export type LegalBasis = (typeof legalBases)[number];

/** One appended act, as far as the standing state depends on it. `*` covers every brand, channel or advertised purpose. */
export interface ConsentRecord {
  _id: string;
  /** Place in the contact's chain, from 1. */
  seq: number;
  action: ConsentAction;
  purpose: string;
  brand: string;
  channel: Channel | '*';
  /** When the person acted. */
  at: Date;
  /** A grant does not stand from this instant on. */
  expiresAt?: Date | undefined;
  method?: ConsentMethod | undefined;
  /** Keyed hash of the number it was given for. */
  addressHash?: string | undefined;
  basis?: LegalBasis | undefined;
  /** Whether there is one; what it says is not asked. */
  wording?: unknown;
  proof?: unknown;
}

/** What is asked for; personal data is asked for with the channel `*`. */
export interface ConsentScope {
  purpose: string;
  brand: string;
  channel: Channel | '*';
}

/** Why a grant that nothing has ended does not serve: of another number, shown by nothing, on a ground unknown there. */
export type GrantFault = 'other-number' | 'unproven' | 'basis-unknown';
export type ConsentState = 'granted' | 'withdrawn' | 'refused' | 'expired' | 'missing' | GrantFault;

/** The state, and the record that decides it; nothing decides what is missing. */
export interface Standing<Row> {
  state: ConsentState;
  record?: Row;
}

const endStates = { withdraw: 'withdrawn', refuse: 'refused', expire: 'expired' } as const;

/**
 * The state that stands at `now`, from a contact's records in the order of their chain. A grant stands only when it
 * follows every ending of its scope both in the chain and in time, so that neither a grant entered with an old date
 * nor a clock that jumps can undo an opt-out; an import, by action or by method, never does. Of several grants that stand the latest decides,
 * and one that has run out or does not serve leaves an earlier one in force.
 *
 * @param faultOf why a grant does not serve where it is asked for
 */
export function standingConsent<Row extends ConsentRecord>(
  records: readonly Row[],
  asked: ConsentScope,
  now: Date,
  faultOf: (grant: Row) => GrantFault | undefined = () => undefined,
): Standing<Row> {
  let faulty: Row | undefined;
  let standing: Row | undefined;
  let lapsed: Row | undefined;
  let end: Row | undefined;
  for (const record of records) {
    if (!covers(record, asked)) continue;
    if (ends(record.action)) {
      standing = lapsed = faulty = undefined;
      if (!end || record.at >= end.at) end = record;
    } else if (!end || (speaks(record) && record.at > end.at)) {
      if (record.expiresAt && record.expiresAt <= now) lapsed = later(record, lapsed);
      else if (faultOf(record)) faulty = later(record, faulty);
      else standing = later(record, standing);
    }
  }
  if (standing) return { state: 'granted', record: standing };
  const fault = faulty && faultOf(faulty);
  if (faulty && fault) return { state: fault, record: faulty };
  if (lapsed) return { state: 'expired', record: lapsed };
  if (!end) return { state: 'missing' };
  return { state: endStates[end.action as keyof typeof endStates], record: end };
}

function later<Row extends ConsentRecord>(record: Row, other: Row | undefined): Row {
  return !other || record.at >= other.at ? record : other;
}

/** The person's own act; what another system says of the past is none. */
function speaks({ action, method }: ConsentRecord): boolean {
  return action === 'grant' && method !== 'import';
}

function ends(action: ConsentAction): action is keyof typeof endStates {
  return Object.hasOwn(endStates, action);
}

/** An opt-out from everything that is advertised says nothing about the processing of personal data. */
function covers(record: ConsentRecord, asked: ConsentScope): boolean {
  const { purpose, brand, channel } = record;
  const samePurpose = purpose === asked.purpose || (purpose === '*' && asked.purpose !== 'personal-data');
  return samePurpose && (brand === asked.brand || brand === '*') && (channel === asked.channel || channel === '*');
}
