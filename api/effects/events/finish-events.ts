import PQueue from 'p-queue';
import { EventModel } from '../../../models/documents/event.ts';
import { due, leaseMs, owingAfter } from '../../../models/documents/owing.ts';
import type { Dispatcher } from './dispatcher.ts';

/** Contacts are looked for in pages of this many. */
const pageSize = 1_000;

/** Contacts with a backlog are finished so many at a time, so that new events find room beside them. */
const atOnce = 8;

/**
 * Gives events their effect that a crash or an outage left owed: contact by contact, each oldest first. One write takes
 * all due events of a contact, which one process wins. Returns how many had their effect.
 */
export async function finishEvents(dispatcher: Dispatcher): Promise<number> {
  const slots = new PQueue({ concurrency: atOnce });
  let finished = 0;
  for (let contacts = await dueContacts(); contacts.length > 0 && !dispatcher.paused; contacts = await dueContacts()) {
    const each = contacts.map((contactId) => async () => (finished += await finish(dispatcher, contactId)));
    await slots.addAll(each);
    if (contacts.length < pageSize) break;
  }
  return finished;
}

async function dueContacts(): Promise<string[]> {
  const rows = await EventModel.aggregate<{ _id: string }>([
    { $match: due() },
    { $group: { _id: '$contactId' } },
    { $limit: pageSize },
  ]);
  return rows.map(({ _id }) => _id);
}

async function finish(dispatcher: Dispatcher, contactId: string): Promise<number> {
  if (dispatcher.paused) return 0;
  const { pendingAt } = owingAfter(leaseMs);
  const { modifiedCount } = await EventModel.updateMany({ contactId, ...due() }, { $set: { pendingAt } });
  return modifiedCount === 0 ? 0 : dispatcher.finishContact(contactId);
}
