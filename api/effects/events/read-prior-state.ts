import { isDatabaseAway } from '../../../models/documents/connect.ts';
import { ContactModel } from '../../../models/documents/contacts/contact.ts';
import { EventModel, type EventDocument } from '../../../models/documents/event.ts';
import type { Candidate, KnownContact } from './judge-events.ts';
import { Problem } from '../../http/problems.ts';
import { stillOwed } from '../../../models/documents/owing.ts';

/** Where more than this is owed, each contact's lane reads for itself. */
const owedLimit = 200;

/** What is there before events are taken. */
interface PriorState {
  /** Of the events that are stored already, by their ids. */
  digests: Map<string, string>;
  /** Ids of the events that wait for their effect, by contact. */
  owed: Map<string, string[]> | 'many';
  contacts: Map<string, KnownContact>;
}

/**
 * What the database says of events before it is written to.
 *
 * @throws Problem `database-away`: nothing is half done where it cannot say
 */
export async function readPriorState(candidates: Candidate[]): Promise<PriorState> {
  const rows = candidates.map(({ row }) => row);
  const contactIds = [...new Set(rows.map((row) => row.contactId))];
  try {
    const [digests, owed, contacts] = await Promise.all([
      storedDigests(rows),
      owedBefore(contactIds),
      knownContacts(candidates, contactIds),
    ]);
    return { digests, owed, contacts };
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    throw new Problem('database-away', 'Nothing was taken. Try again shortly.', { retryAfterSeconds: 2 });
  }
}

async function storedDigests(rows: EventDocument[]): Promise<Map<string, string>> {
  const posted = new Map(rows.map((row) => [row._id, row]));
  const stored = await EventModel.find({ _id: { $in: [...posted.keys()] } })
    .select('digest contactId')
    .lean();
  return new Map(stored.map((row) => [row._id, digestOf(row)]));

  /** That of an erased contact's event is gone: another one of the same contact is taken for the same. */
  function digestOf({ _id, contactId, digest }: Pick<EventDocument, '_id' | 'contactId' | 'digest'>): string {
    const mine = posted.get(_id);
    return digest ?? (mine?.contactId === contactId ? (mine.digest ?? '') : 'erased');
  }
}

async function owedBefore(contactIds: string[]): Promise<PriorState['owed']> {
  const owed = await EventModel.find({ contactId: { $in: contactIds }, ...stillOwed })
    .select('contactId')
    .limit(owedLimit)
    .lean();
  if (owed.length === owedLimit) return 'many';
  const byContact = new Map<string, string[]>();
  for (const { _id, contactId } of owed) byContact.set(contactId, [...(byContact.get(contactId) ?? []), _id]);
  return byContact;
}

async function knownContacts(candidates: Candidate[], contactIds: string[]): Promise<Map<string, KnownContact>> {
  const brings = candidates.some((candidate) => candidate.brings ?? candidate.national);
  const contacts = await ContactModel.find({ _id: { $in: contactIds } })
    .select(brings ? 'erasedAt country attributes' : 'erasedAt')
    .lean();
  return new Map(contacts.map((contact) => [contact._id, contact]));
}
