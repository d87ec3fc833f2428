import { createHash } from 'node:crypto';
import type { ConsentDocument, ConsentHead } from './record.ts';

/** What erasure takes from a record; the chain holds only its salted hash. */
export const personalFields = [
  ...(['proof', 'ip', 'userAgent', 'addressHash', 'salt'] as const),
  ...(['source', 'actor', 'requestId'] as const),
] as const;
type Evidence = Pick<ConsentDocument, 'form'> & Partial<Pick<ConsentDocument, (typeof personalFields)[number]>>;

/**
 * SHA-256, base64url, over what callers say freely and what identifies the person; undefined when there is nothing. The
 * random salt is erased with the rest, so that nobody can find an address again by trying all of them against the hash
 * that stays. Records without a `form` have source, actor and request id in the chain itself, where no salt hides them.
 */
export function evidenceHashOf(row: Evidence): string | undefined {
  const { form, proof, ip, userAgent, addressHash, salt, source, actor, requestId } = row;
  const parts = [proof, ip, userAgent, addressHash, ...(form === 2 ? [source, actor, requestId] : [])];
  if (parts.every((part) => part === undefined)) return undefined;
  return sha256([`evidence ${form ?? 1}`, salt, ...parts]);
}

/** SHA-256, base64url, over the exact words that were agreed to. */
export function wordingHashOf(text: string): string {
  return sha256(['wording 1', text]);
}

/**
 * SHA-256, base64url, over a record in its canonical form: a JSON array of its fields in this order, instants in ISO
 * 8601 UTC, null for what is absent. It holds the hash of the record before and none of the personal fields.
 */
export function chainHashOf(row: Omit<ConsentDocument, 'hash'>): string {
  const { wording, form } = row;
  return sha256([
    `consent ${form ?? 1}`,
    row.contactId,
    row.seq,
    row.prevHash,
    row._id,
    row.action,
    row.purpose,
    row.brand,
    row.channel,
    row.at.toISOString(),
    row.recordedAt.toISOString(),
    row.zone,
    row.expiresAt?.toISOString(),
    row.basis,
    wording?.text,
    wording?.version,
    wording?.language,
    wording?.hash,
    ...(form === 2 ? [row.method] : [row.method, row.source, row.actor, row.requestId]),
    row.evidenceHash,
  ]);
}

/** Half a character is hashed as the database stores it, else a record would be another one when it is read. */
function sha256(parts: unknown[]): string {
  const canonical = JSON.stringify(
    parts.map((part) => (typeof part === 'string' ? part.toWellFormed() : (part ?? null))),
  );
  return createHash('sha256').update(canonical).digest('base64url');
}

/** One thing that is wrong with a chain: at which place, and what. */
export interface ChainFault {
  seq: number;
  fault: string;
}

/**
 * What is wrong with a contact's records, given in the order of `seq`; empty when all holds. `head` is what the
 * contact itself remembers of its latest record: without it a chain cut short would look whole.
 */
export function verifyChain(
  rows: readonly ConsentDocument[],
  { head, erased }: { head: ConsentHead | undefined; erased: boolean },
): ChainFault[] {
  const faults: ChainFault[] = [];
  let seq = 0;
  let prevHash = '';
  for (const row of rows) {
    const found = (fault: string) => faults.push({ seq: row.seq, fault });
    if (row.seq > seq + 1) faults.push({ seq: seq + 1, fault: missing(seq + 1, row.seq - 1) });
    else if (row.prevHash !== prevHash) found('does not follow the record before it');
    // Of an old record whose source was erased only its place can still be checked.
    const checkable = row.form === 2 || !erased || row.source !== undefined;
    if (checkable && chainHashOf(row) !== row.hash) found('was changed');
    if (row.wording && wordingHashOf(row.wording.text) !== row.wording.hash) found('has another wording');
    const evidence = evidenceHashOf(row);
    if (evidence === undefined && row.evidenceHash && !erased) found('lost its proof, and the contact is not erased');
    if (evidence !== undefined && evidence !== row.evidenceHash) found('has another proof');
    if (row.seq === head?.seq && row.hash !== head.hash) found('is not the one the contact remembers');
    ({ seq, hash: prevHash } = row);
  }
  if (head && head.seq > seq) faults.push({ seq: seq + 1, fault: missing(seq + 1, head.seq) });
  return faults;
}

function missing(from: number, to: number): string {
  return from === to ? 'is missing' : `is missing, with all up to ${to}`;
}
