import { EventModel, type EventDocument } from '../../../models/documents/event.ts';
import { writeInOrder } from '../../../models/documents/ordered-writes.ts';
import { lookAgainAt } from '../../../models/documents/segments/look.ts';
import { isEventName } from '../../../models/events.ts';
import { conflict, contactUnknown, type Candidate, type Verdict } from './judge-events.ts';

/** The events of a request, in its order, and what was judged of each. */
interface Judged {
  candidates: (Candidate | undefined)[];
  /** Of an event that was refused only as it was to be stored, the entry changes. */
  verdicts: (Verdict | undefined)[];
}

/**
 * Stores the fresh events of a request, those last that lean on a contact which another one brings: if somebody else was
 * faster under the same source and id with another body, nobody brings it. Returns the rows that were stored.
 *
 * @param contacts those that are there
 */
export async function storeEvents(judged: Judged, contacts: Map<string, unknown>): Promise<Set<EventDocument>> {
  const { candidates, verdicts } = judged;
  const leans = ({ row, brings }: Candidate) => !brings && !contacts.has(row.contactId);
  const first = await insert(judged, (candidate) => !leans(candidate));
  const come = candidates.flatMap((one, at) =>
    (one?.brings ?? one?.national) && !Array.isArray(verdicts[at]) ? one.row.contactId : [],
  );
  const known = new Set(come);
  for (const [at, one] of candidates.entries()) {
    const isLost = one && verdicts[at] === 'fresh' && leans(one) && !known.has(one.row.contactId);
    if (isLost) verdicts[at] = [contactUnknown];
  }
  return new Set([...first, ...(await insert(judged, leans))]);
}

async function insert(
  { candidates, verdicts }: Judged,
  isMeant: (candidate: Candidate) => boolean,
): Promise<EventDocument[]> {
  const fresh = candidates.flatMap((one, at) =>
    one && verdicts[at] === 'fresh' && isMeant(one) ? [{ ...one, at }] : [],
  );
  if (fresh.length === 0) return [];
  const operations = fresh.map(({ row }) => ({ insertOne: { document: row } }));
  const { refused } = await writeInOrder(EventModel, operations);
  const posted = fresh.filter(({ row }) => isEventName(row.type));
  lookAgainAt(...posted.map(({ row }) => row.contactId));
  const late = fresh.filter((_one, index) => refused.has(index));
  const digests = await digestsOf(late.map(({ row }) => row._id));
  // Where somebody else stored an event in the same moment, his may be another one under the same source and id.
  for (const { row, at } of late) verdicts[at] = digests.get(row._id) === row.digest ? 'repeated' : [conflict(row)];
  return fresh.flatMap(({ row }, index) => (refused.has(index) ? [] : [row]));
}

async function digestsOf(ids: string[]): Promise<Map<string, string | undefined>> {
  if (ids.length === 0) return new Map();
  const stored = await EventModel.find({ _id: { $in: ids } })
    .select('digest')
    .lean();
  return new Map(stored.map(({ _id, digest }) => [_id, digest]));
}
