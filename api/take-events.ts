import { createHash } from 'node:crypto';
import { mongo } from 'mongoose';
import { canonicalJson } from '../models/domain/canonical-json.ts';
import { aheadFields, type EventName } from '../models/domain/events.ts';
import { isDatabaseAway } from '../models/documents/connect.ts';
import { ContactModel } from '../models/documents/contact.ts';
import { eventKey } from '../models/domain/encode.ts';
import { EventModel, type EventDocument } from '../models/documents/event.ts';
import type { CloudEvent } from './cloud-events.ts';
import { leaseMs, type Behind } from './dispatcher.ts';
import { Problem, type Fault, type ProblemCode } from './problems.ts';

/** A clock may run ahead of ours by this much. */
const skewMs = 5 * 60_000;

/** A contact with more owed events than this is not looked at row by row. */
const owedLimit = 200;

export interface Taken {
  row: EventDocument;
  status: 'accepted' | 'duplicate';
  /** Older events of its contact that were owed when it came. */
  behind: Behind;
}

/**
 * Stores events so that they survive any crash, all of a request or none. A repetition is `duplicate`; the same
 * source and id with another body is refused.
 *
 * @param maxAgeMs an event that happened longer ago is refused: messages about it would be old news
 */
export async function takeEvents(events: CloudEvent[], batch: boolean, maxAgeMs: number): Promise<Taken[]> {
  const now = new Date();
  const rows = events.map((event, place) => toRow(event, now, place));
  const { known, owed } = await beforeStoring(() => standing(rows));
  const fresh = new Map<string, EventDocument>();
  const faults: Fault[] = [];
  rows.forEach((row, index) => {
    const at = batch ? `/${index}` : '';
    const digest = known.get(row._id) ?? fresh.get(row._id)?.digest;
    if (digest !== undefined && digest !== row.digest) faults.push(conflict(row, at));
    if (digest !== undefined) return;
    fresh.set(row._id, row);
    faults.push(...untimely(row, at, now, maxAgeMs));
  });
  refuse(faults);
  refuse(await beforeStoring(() => strangers(rows, fresh, batch)));

  const lost = await insert([...fresh.values()]);
  const taken = new Set<string>();
  return rows.map((row) => {
    const accepted = fresh.has(row._id) && !lost.has(row._id) && !taken.has(row._id);
    taken.add(row._id);
    const behind = owed === 'many' ? owed : (owed.get(row.contactId) ?? []);
    return { row, status: accepted ? 'accepted' : 'duplicate', behind };
  });
}

function toRow(event: CloudEvent, now: Date, place: number): EventDocument {
  const { source, id, type, subject, time, data } = event;
  return {
    ...{ _id: eventKey(source, id), source, eventId: id, type, contactId: subject, time: new Date(time), data },
    digest: createHash('sha256').update(canonicalJson({ type, subject, time, data })).digest('base64url'),
    ...{ receivedAt: now, place, pendingAt: new Date(now.getTime() + leaseMs), attempts: 0, effects: [] },
  };
}

/** What the database says before it is written to: nothing is half done where it cannot. */
async function beforeStoring<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    throw new Problem('database-away', 'Nothing was taken. Try again shortly.', { retryAfterSeconds: 2 });
  }
}

/** The digests of rows that are stored already, and the events that are still owed to the same contacts, in one trip. */
async function standing(
  rows: EventDocument[],
): Promise<{ known: Map<string, string>; owed: Map<string, string[]> | 'many' }> {
  const ids = rows.map((row) => row._id);
  const contactId = { $in: [...new Set(rows.map((row) => row.contactId))] };
  const limit = ids.length + owedLimit;
  const found = await EventModel.find({ $or: [{ _id: { $in: ids } }, { contactId, pendingAt: { $exists: true } }] })
    .select('digest contactId pendingAt')
    .limit(limit)
    .lean();
  const full = found.length === limit;
  const stored = full
    ? await EventModel.find({ _id: { $in: ids } })
        .select('digest contactId')
        .lean()
    : found;
  const owed = new Map<string, string[]>();
  for (const row of found) if (row.pendingAt) owed.set(row.contactId, [...(owed.get(row.contactId) ?? []), row._id]);
  const contactOf = new Map(rows.map((row) => [row._id, row.contactId]));
  // The digest of an erased contact's event is gone, and no event of somebody else can be the same.
  const others = stored.filter((row) => row.digest !== undefined || row.contactId !== contactOf.get(row._id));
  return { known: new Map(others.map((row) => [row._id, row.digest ?? 'erased'])), owed: full ? 'many' : owed };
}

function conflict(row: EventDocument, at: string): Fault {
  const detail = `source ${row.source} and id ${row.eventId} were used before with another body`;
  return { pointer: `${at}/id`, detail, code: 'event-conflict' };
}

function untimely(row: EventDocument, at: string, now: Date, maxAgeMs: number): Fault[] {
  const age = now.getTime() - row.time.getTime();
  const fault = (pointer: string, detail: string): Fault[] => [
    { pointer: at + pointer, detail, code: 'event-time-invalid' },
  ];
  if (age > maxAgeMs) return fault('/time', `lies more than ${Math.round(maxAgeMs / 86_400_000)} days in the past`);
  if (age < -skewMs) return fault('/time', 'lies in the future');
  const field = aheadFields[row.type as EventName];
  const late = field !== undefined && Date.parse(String(row.data?.[field])) <= now.getTime();
  return late ? fault(`/data/${field}`, 'lies in the past') : [];
}

/** Every event must be about a contact we have. */
async function strangers(rows: EventDocument[], fresh: Map<string, EventDocument>, batch: boolean): Promise<Fault[]> {
  const ids = [...new Set([...fresh.values()].map((row) => row.contactId))];
  const contacts = await ContactModel.find({ _id: { $in: ids } })
    .select('erasedAt')
    .lean();
  const erasedAt = new Map(contacts.map((contact) => [contact._id, contact.erasedAt]));
  return rows.flatMap((row, index): Fault[] => {
    if (!fresh.has(row._id)) return [];
    const pointer = batch ? `/${index}/subject` : '/subject';
    if (!erasedAt.has(row.contactId)) return [{ pointer, detail: 'no contact has this id', code: 'contact-unknown' }];
    if (erasedAt.get(row.contactId)) return [{ pointer, detail: 'this contact was erased', code: 'contact-erased' }];
    return [];
  });
}

function refuse(faults: Fault[]): void {
  const [first] = faults;
  if (!first) return;
  const detail = faults.slice(0, 5).map((fault) => `${fault.pointer}: ${fault.detail}`);
  throw new Problem(first.code as ProblemCode, detail.join('; '), { faults });
}

/**
 * Inserts rows in their order, so that whatever ends it, what is there is a prefix; returns the ids that somebody else
 * inserted in the same moment.
 */
async function insert(rows: EventDocument[]): Promise<Set<string>> {
  const lost = new Set<string>();
  for (let from = 0; from < rows.length;) {
    try {
      await EventModel.collection.insertMany(rows.slice(from) as never[], { ordered: true });
      break;
    } catch (error) {
      if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
      const [failure] = [error.writeErrors].flat();
      // A broken connection is a bulk error too, with no failed write in it: nothing is known to be stored.
      if (failure?.code !== 11000) throw error;
      lost.add(rows[from + failure.index]?._id ?? '');
      from += failure.index + 1;
    }
  }
  return lost;
}
