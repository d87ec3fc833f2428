import { createHash } from 'node:crypto';
import { canonicalJson } from '../models/domain/canonical-json.ts';
import type { ContactInput } from '../models/domain/contact.ts';
import { eventKey } from '../models/domain/encode.ts';
import { EventModel, type EventDocument } from '../models/documents/event.ts';
import { setContacts, type SetResult } from '../models/documents/set-contacts.ts';
import { writeInOrder } from '../models/documents/write-in-order.ts';
import type { CloudEvent, Posted } from './cloud-events.ts';
import { leaseMs, type Behind } from './dispatcher.ts';
import { standingBefore } from './event-standing.ts';
import { conflict, judge, type Candidate, type KnownContact, type Verdict } from './judge-events.ts';
import { refusal, type Fault } from './problems.ts';

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
 * Stores the events of a request so that they survive any crash, and the contacts that they bring before them. A
 * repetition is `duplicate`; the same source and id with another body is refused.
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
  const candidates = posted.map((one, place) => ('faults' in one ? undefined : toCandidate(one, now, place)));
  const readable = candidates.filter((candidate) => candidate !== undefined);
  const { digests, owed, contacts } = await standingBefore(readable);
  const verdicts = judge(candidates, { digests, contacts }, now, terms.maxAgeMs);
  stopAt(verdicts);

  const fresh = candidates.filter((_candidate, index): _candidate is Candidate => verdicts[index] === 'fresh');
  const brought = await bring(fresh, contacts, terms.hashAddress);
  const rows = fresh.map(({ row }) => row);
  const { refused } = await writeInOrder(
    EventModel.collection,
    rows.map((document) => ({ insertOne: { document } })),
  );
  const taken = new Set(rows.filter((_row, place) => !refused.has(place)));
  await compareWithFaster(candidates, verdicts, taken);
  stopAt(verdicts);
  return posted.map((one, index): Taken | Refused => {
    const row = candidates[index]?.row;
    const verdict = verdicts[index];
    if ('faults' in one) return { status: 'refused', faults: one.faults, item: one.item };
    if (!row || Array.isArray(verdict)) return { status: 'refused', faults: verdict as Fault[], item: one.event };
    const behind = owed === 'many' ? owed : (owed.get(row.contactId) ?? []);
    const contact = brought.get(row);
    return { row, status: taken.has(row) ? 'accepted' : 'duplicate', behind, ...(contact ? { contact } : {}) };
  });
}

/** Where somebody else stored an event in the same moment, his may be another one under the same source and id. */
async function compareWithFaster(
  candidates: (Candidate | undefined)[],
  verdicts: (Verdict | undefined)[],
  taken: Set<EventDocument>,
): Promise<void> {
  const late = verdicts.flatMap((verdict, index) => {
    const row = candidates[index]?.row;
    return verdict === 'fresh' && row && !taken.has(row) ? [{ row, index }] : [];
  });
  if (late.length === 0) return;
  const ids = late.map(({ row }) => row._id);
  const stored = await EventModel.find({ _id: { $in: ids } })
    .select('digest')
    .lean();
  const digests = new Map(stored.map(({ _id, digest }) => [_id, digest]));
  for (const { row, index } of late) if (digests.get(row._id) !== row.digest) verdicts[index] = [conflict(row)];
}

function below(verdict: Verdict | undefined, at: string): Fault[] {
  return Array.isArray(verdict) ? verdict.map((fault) => ({ ...fault, pointer: at + fault.pointer })) : [];
}

function toCandidate(
  { event, brings }: { event: CloudEvent; brings?: ContactInput },
  now: Date,
  place: number,
): Candidate {
  const { source, id, type, subject, time, data } = event;
  const at = new Date(time);
  const body = { type, subject, time: at.toISOString(), data: brings ? { ...data, contact: brings } : data };
  const row = {
    ...{ _id: eventKey(source, id), source, eventId: id, type, contactId: subject, time: at, data },
    digest: createHash('sha256').update(canonicalJson(body)).digest('base64url'),
    ...{ receivedAt: now, place, pendingAt: new Date(now.getTime() + leaseMs), attempts: 0, effects: [] },
  };
  return { row, brings };
}

/** Saves the contacts that events bring, those of one contact in the order in which they happened. */
async function bring(
  fresh: Candidate[],
  contacts: Map<string, KnownContact>,
  hashAddress: Terms['hashAddress'],
): Promise<Map<EventDocument, SetResult>> {
  const bringing = fresh.flatMap(({ row, brings }) => (brings ? [{ row, input: brings }] : []));
  if (bringing.length === 0) return new Map();
  bringing.sort((a, b) => a.row.time.getTime() - b.row.time.getTime());
  const known = new Map<string, Pick<KnownContact, 'phone'>>(contacts);
  const told = bringing.map(({ row, input }) => {
    const { contactId: id, time: at } = row;
    const had = known.get(id);
    if (input.phone) known.set(id, { phone: input.phone });
    return { id, at, input, had, ...(input.phone ? { addressHash: hashAddress(input.phone) } : {}) };
  });
  const results = await setContacts(told);
  return new Map(bringing.map(({ row }, index) => [row, results[index] ?? 'kept']));
}
