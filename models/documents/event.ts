import { model } from 'mongoose';
import type { ContactInput } from '../domain/contact.ts';
import { businessKeys } from '../events.ts';
import type { ToldHashes } from './contacts/address-hashes.ts';
import { asGiven, collection, type Fields } from './collection.ts';
import { indexOwing, owingFields, stillOwed, type Owing } from './owing.ts';

/** What dispatching one event did to one journey. */
export interface DispatchEffect {
  workflowId: string;
  effect: 'started' | 'signalled' | 'already-started' | 'duplicate' | 'no-run';
}

/** One row of the event inbox: what was acknowledged, and whether it has had its effect. */
export interface EventDocument extends Owing {
  /** `source id`, unique: the CloudEvents identity. */
  _id: string;
  source: string;
  eventId: string;
  type: string;
  contactId: string;
  time: Date;
  /** What `time` says below the millisecond, as a part of one; absent where that is nothing, and on old rows. */
  timeBelowMs?: number;
  /** Absent once the contact is erased. */
  data?: Record<string, unknown>;
  /** Hash of the body, to tell a repetition from another event under the same id; goes with the data. */
  digest?: string;
  /** The contact that it has to bring, with the keyed hashes of its addresses; gone in the write that says it was brought. */
  brings?: { contact: ContactInput } & ToldHashes;
  /** The only journey that it has an effect on; any where none is named. */
  journey?: string;
  /** Of a request for a consent: the words that it asks with, by their id. Absent on old rows. */
  asks?: string;
  receivedAt: Date;
  /** Its place in the request that brought it; what happened at the same instant is told in this order. Absent on old rows. */
  place?: number;
  /** When to dispatch next; absent as soon as the event has had its effect, or has failed for good. */
  pendingAt?: Date;
  /** Tries that failed; above 0 the event holds up those of its contact behind it until `pendingAt`. */
  attempts: number;
  effects: DispatchEffect[];
  /** Why it can have no effect, whatever is tried; the contact's later events went on without it. */
  failure?: string;
}

/** An event of another contact has no order to this one. */
type Ordered = Pick<EventDocument, 'time' | 'timeBelowMs' | 'receivedAt' | 'place'>;

/** The order in which the events of a contact take effect: as they happened, then as they arrived. */
export const inOrder = { time: 1, timeBelowMs: 1, receivedAt: 1, place: 1 } as const;

/** Negative when `a` takes effect before `b`. */
export function compareEvents(a: Ordered, b: Ordered): number {
  return compareTimes(a, b) || compareArrival(a, b);
}

/** Negative when `a` happened before `b`. */
export function compareTimes(a: Ordered, b: Ordered): number {
  return a.time.getTime() - b.time.getTime() || (a.timeBelowMs ?? 0) - (b.timeBelowMs ?? 0);
}

/** Negative when `a` arrived before `b`. */
export function compareArrival(a: Ordered, b: Ordered): number {
  return a.receivedAt.getTime() - b.receivedAt.getTime() || (a.place ?? 0) - (b.place ?? 0);
}

const broughtFields: Fields<ContactInput> = {
  phone: String,
  phoneRaw: String,
  phoneType: String,
  email: String,
  country: String,
  statedCountry: String,
  region: String,
  timeZone: String,
  locale: String,
  attributes: { type: asGiven, required: true },
};
const schema = collection<EventDocument>('events', {
  _id: { type: String, required: true },
  source: { type: String, required: true },
  eventId: { type: String, required: true },
  type: { type: String, required: true },
  contactId: { type: String, required: true },
  time: { type: Date, required: true },
  timeBelowMs: Number,
  data: asGiven,
  digest: String,
  brings: {
    type: {
      contact: { type: broughtFields, _id: false, required: true },
      addressHash: String,
      emailHash: String,
    },
    _id: false,
  },
  journey: String,
  asks: String,
  receivedAt: { type: Date, required: true },
  place: { type: Number, default: 0 },
  ...owingFields,
  effects: { type: asGiven, default: [] },
  failure: String,
});
schema.index({ contactId: 1, receivedAt: -1, _id: -1 });
schema.index({ contactId: 1, type: 1, receivedAt: -1, _id: -1 });
schema.index({ type: 1, receivedAt: -1, _id: -1 });
schema.index({ receivedAt: -1, _id: -1 });
for (const key of businessKeys) schema.index({ [`data.${key}`]: 1 }, { sparse: true });
// The owed events of one contact, in their order.
schema.index({ contactId: 1, ...inOrder }, { partialFilterExpression: stillOwed });
indexOwing(schema);
schema.index({ receivedAt: -1, _id: -1, failure: 1 }, { partialFilterExpression: { failure: { $exists: true } } });

export const EventModel = model<EventDocument>('Event', schema);
