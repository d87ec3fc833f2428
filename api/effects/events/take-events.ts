import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../models/domain/canonical-json.ts';
import type { ContactInput } from '../../../models/domain/contact.ts';
import { defined } from '../../../models/domain/defined.ts';
import { eventKey } from '../../../models/domain/encode.ts';
import { belowMillisecond } from '../../../models/domain/time/time-order.ts';
import { addressHashes } from '../../../models/documents/contacts/address-hashes.ts';
import { EventModel, type EventDocument } from '../../../models/documents/event.ts';
import type { SetResult } from '../../../models/documents/contacts/changes.ts';
import { leaseMs, owingAfter } from '../../../models/documents/owing.ts';
import { keepAskedWords } from '../consents/keep-asked-words.ts';
import { bringContacts } from './bring-contacts.ts';
import type { Posted } from '../../http/cloud-events.ts';
import type { Behind } from './dispatcher.ts';
import { readPriorState } from './read-prior-state.ts';
import { judge, type Candidate, type Verdict } from './judge-events.ts';
import { refusal, type Fault } from '../../http/problems.ts';
import { storeEvents } from './store-events.ts';

export interface Taken {
  row: EventDocument;
  status: 'accepted' | 'duplicate';
  /** Older events of its contact that were owed when it came. */
  behind: Behind;
  /** What became of the contact that it brought. */
  contact?: SetResult;
}

/** An event that was not taken, and why. */
export interface Refused {
  status: 'refused';
  faults: Fault[];
  item: unknown;
}

interface Terms {
  maxAgeMs: number;
  /** Keyed hash of an E.164 number. */
  hashAddress: (e164: string) => string;
}

/**
 * Stores the events of a request so that they survive any crash, each with the contact that it brings, and then saves
 * those contacts. A repetition is `duplicate`; the same source and id with another body is refused and changes nothing.
 *
 * @param mode `whole` and `single`: all or none, a refusal is thrown; `partial`: each by itself
 */
export async function takeEvents(
  posted: Posted[],
  mode: 'single' | 'whole' | 'partial',
  terms: Terms,
): Promise<(Taken | Refused)[]> {
  const stopAt = (verdicts: (Verdict | undefined)[]) => {
    const faults = verdicts.flatMap((verdict, index) => below(verdict, mode === 'single' ? '' : `/${index}`));
    if (mode !== 'partial' && faults.length > 0) throw refusal('body-invalid', faults);
  };
  stopAt(posted.map((one) => ('faults' in one ? one.faults : undefined)));
  const now = new Date();
  const candidates = posted.map((one, index) => ('faults' in one ? undefined : toCandidate(one, now, index)));
  const readable = candidates.filter((candidate) => candidate !== undefined);
  const { digests, owed, contacts } = await readPriorState(readable);
  const verdicts = judge(candidates, { digests, contacts }, now, terms.maxAgeMs);
  stopAt(verdicts);

  for (const { row, brings } of readable) if (brings) row.brings = toBring(brings, terms.hashAddress);
  await keepAskedWords(
    candidates.flatMap((one, at) => (one && verdicts[at] === 'fresh' ? [one.row] : [])),
    now,
  );
  const taken = await storeEvents({ candidates, verdicts }, contacts);
  const repeated = candidates.flatMap((one, at) => (one && verdicts[at] === 'repeated' ? [one] : []));
  const brought = await bringContacts([...taken]);
  for (const [row, result] of await bringContacts(await stillBringing(repeated))) brought.set(row, result);
  stopAt(verdicts);
  return posted.map((one, index): Taken | Refused => {
    const row = candidates[index]?.row;
    const verdict = verdicts[index];
    if ('faults' in one) return { status: 'refused', faults: one.faults, item: one.item };
    if (!row || Array.isArray(verdict)) return { status: 'refused', faults: verdict as Fault[], item: one.event };
    const behind = owed === 'many' ? owed : (owed.get(row.contactId) ?? []);
    const contact = brought.get(row);
    return defined<Taken>({ row, status: taken.has(row) ? 'accepted' : 'duplicate', behind, contact });
  });
}

function below(verdict: Verdict | undefined, at: string): Fault[] {
  return Array.isArray(verdict) ? verdict.map((fault) => ({ ...fault, pointer: at + fault.pointer })) : [];
}

function toCandidate(
  { event, brings, national, journey }: Exclude<Posted, { faults: unknown }>,
  now: Date,
  index: number,
): Candidate {
  const { source, id, type, subject, time, data } = event;
  const at = new Date(time);
  const timeBelowMs = belowMillisecond(time);
  // A repetition stays one when the country of the contact has changed.
  const contact = brings ?? national;
  const body = { type, subject, time: at.toISOString(), data: contact ? { ...data, contact } : data };
  const row = {
    _id: eventKey(source, id),
    source,
    eventId: id,
    type,
    contactId: subject,
    time: at,
    data,
    digest: createHash('sha256').update(canonicalJson(body)).digest('base64url'),
    receivedAt: now,
    place: index,
    ...owingAfter(leaseMs, now),
    effects: [],
    ...(timeBelowMs > 0 ? { timeBelowMs } : {}),
    ...(journey === undefined ? {} : { journey }),
  };
  return { row, brings, national };
}

/** Without what is unset, which a database would keep as null. */
function toBring(brings: ContactInput, hashAddress: Terms['hashAddress']): NonNullable<EventDocument['brings']> {
  const named = Object.entries(brings).filter(([, value]) => value !== undefined);
  const contact = Object.fromEntries(named) as unknown as ContactInput;
  return { contact, ...addressHashes(brings, hashAddress) };
}

/** Repetitions of events whose contact was not brought yet, since the process that stored them was killed or is at it. */
async function stillBringing(repeated: Candidate[]): Promise<EventDocument[]> {
  const rows = repeated.flatMap(({ row, brings, national }) => ((brings ?? national) ? [row] : []));
  if (rows.length === 0) return [];
  const stored = await EventModel.find({ _id: { $in: rows.map(({ _id }) => _id) }, brings: { $exists: true } })
    .select('brings')
    .lean();
  const still = new Map(stored.map(({ _id, brings }) => [_id, brings]));
  return rows.flatMap((row) => {
    const brings = still.get(row._id);
    return brings ? [Object.assign(row, { brings })] : [];
  });
}
