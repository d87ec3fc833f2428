import { createHash } from 'node:crypto';
import { mongo } from 'mongoose';
import { aheadFields, type EventName } from '../models/domain/events.ts';
import { ContactModel } from '../models/documents/contact.ts';
import { EventModel, eventKey, type EventDocument } from '../models/documents/event.ts';
import type { CloudEvent } from './cloud-events.ts';
import { leaseMs } from './dispatcher.ts';
import { Problem, type Fault, type ProblemCode } from './problems.ts';

/** A clock may run ahead of ours by this much. */
const skewMs = 5 * 60_000;

export interface Taken {
  row: EventDocument;
  status: 'accepted' | 'duplicate';
}

/**
 * Stores events so that they survive any crash, all of a request or none. A repetition is `duplicate`; the same
 * source and id with another body is refused.
 *
 * @param maxAgeMs an event that happened longer ago is refused: messages about it would be old news
 */
export async function takeEvents(events: CloudEvent[], batch: boolean, maxAgeMs: number): Promise<Taken[]> {
  const now = new Date();
  const rows = events.map((event) => toRow(event, now));
  const known = await storedDigests(rows);
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
  refuse(await strangers(rows, fresh, batch));

  const lost = await insert([...fresh.values()]);
  const taken = new Set<string>();
  return rows.map((row) => {
    const accepted = fresh.has(row._id) && !lost.has(row._id) && !taken.has(row._id);
    taken.add(row._id);
    return { row, status: accepted ? 'accepted' : 'duplicate' };
  });
}

function toRow(event: CloudEvent, now: Date): EventDocument {
  const { source, id, type, subject, time, data } = event;
  return {
    ...{ _id: eventKey(source, id), source, eventId: id, type, contactId: subject, time: new Date(time), data },
    digest: createHash('sha256').update(canonical({ type, subject, time, data })).digest('base64url'),
    ...{ receivedAt: now, pendingAt: new Date(now.getTime() + leaseMs), attempts: 0, effects: [] },
  };
}

/** JSON with sorted keys, so that the order in which a client writes fields makes no other event. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The digests of rows that are stored; that of an erased contact's is gone, and no other event can be the same. */
async function storedDigests(rows: EventDocument[]): Promise<Map<string, string>> {
  const contactOf = new Map(rows.map((row) => [row._id, row.contactId]));
  const stored = await EventModel.find({ _id: { $in: [...contactOf.keys()] } })
    .select('digest contactId')
    .lean();
  const others = stored.filter((row) => row.digest !== undefined || row.contactId !== contactOf.get(row._id));
  return new Map(others.map((row) => [row._id, row.digest ?? 'erased']));
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

/** Inserts rows; returns the ids that somebody else inserted in the same moment. */
async function insert(rows: EventDocument[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  try {
    await EventModel.collection.insertMany(rows as never[], { ordered: false });
    return new Set();
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
    const failures = [error.writeErrors].flat();
    // A broken connection is a bulk error too, with no failed write in it: nothing is known to be stored.
    if (failures.length === 0 || failures.some(({ code }) => code !== 11000)) throw error;
    return new Set(failures.map(({ index }) => rows[index]?._id ?? ''));
  }
}
