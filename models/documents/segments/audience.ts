import { addressOf } from '../../domain/addresses.ts';
import type { Condition, Measured } from '../../domain/segments/condition.ts';
import { hasSaid, type Said } from '../../domain/segments/consents.ts';
import { isTrueOf, measuredIn, type Subject } from '../../domain/segments/evaluate.ts';
import { measureOf } from '../../domain/segments/measure.ts';
import type { Known } from '../../domain/segments/test-value.ts';
import type { Channel } from '../../domain/message.ts';
import { usual } from '../../segments.ts';
import { hashFields } from '../contacts/address-hashes.ts';
import { ContactModel, type Contact } from '../contacts/contact.ts';
import { rowsFor, type Filter, type Ids } from './filter.ts';
import { measureEvents } from './measure-events.ts';
import { measureIgnored, measureTexts } from './measure-texts.ts';
import { readSaid } from './said.ts';

/** The fields of a contact that conditions ask. */
const asked = [
  ...(['country', 'region', 'locale', 'timeZone', 'createdAt', 'attributes', 'lists', 'optingOut'] as const),
  ...(['phone', 'email', 'telegram', 'max', 'devices.id', 'numberState', 'emailState'] as const),
  ...hashFields,
];
type Row = Contact;

/** So many contacts are asked about at once: few enough for the memory, and many enough for one query each. */
const pageSize = 5_000;

/**
 * Everybody for whom each of these conditions can hold, page by page in the order of their ids, with what each says of them.
 * Memory is that of a page, whatever the audience.
 *
 * @param conditions without references; nobody is read for whom the contacts' own rows tell that `only` cannot hold
 * @param after the id behind which to begin
 */
export async function* everybody(
  conditions: readonly Condition[],
  { now, only, after = '' }: { now: Date; only?: Condition | undefined; after?: string },
): AsyncGenerator<{ contactId: string; holds: boolean[] }[]> {
  const meant = only && rowsFor(only);
  const behind = { _id: { $gt: after } };
  const cursor = rows(meant ? { $and: [behind, meant] } : behind)
    .sort({ _id: 1 })
    .cursor({ batchSize: pageSize });
  for (let page = await nextPage(cursor); page.length > 0;) {
    const following = nextPage(cursor);
    // Whoever stops in the middle waits for no page any more.
    following.catch(() => undefined);
    yield await ask(conditions, page, now);
    page = await following;
  }
}

async function nextPage(cursor: { next: () => Promise<Row | null> }): Promise<Row[]> {
  const page: Row[] = [];
  while (page.length < pageSize) {
    const row = await cursor.next();
    if (!row) break;
    page.push(row);
  }
  return page;
}

/** The ids of all for whom a condition holds, page by page in their order. */
export async function* audienceOf(
  condition: Condition,
  { now, after = '' }: { now: Date; after?: string },
): AsyncGenerator<string[]> {
  for await (const page of everybody([condition], { now, only: condition, after }))
    yield page.flatMap(({ contactId, holds }) => (holds[0] ? [contactId] : []));
}

/** Which conditions hold for one contact; undefined where there is no such contact, or it is erased. */
export async function conditionsOf(
  contactId: string,
  conditions: readonly Condition[],
  now: Date,
): Promise<boolean[] | undefined> {
  const [answer] = await ask(conditions, await rows({ _id: contactId }), now);
  return answer?.holds;
}

function rows(filter: Filter) {
  return ContactModel.find({ ...filter, erasedAt: { $exists: false } })
    .select(asked.join(' '))
    .lean<Row[]>();
}

/** Asks the conditions of a page of contacts, with one query for each thing that is asked of what happened. */
async function ask(conditions: readonly Condition[], contacts: readonly Row[], now: Date) {
  if (contacts.length === 0) return [];
  const values = await measureAll(conditions.flatMap(measuredIn), contacts, now);
  return contacts.map((contact) => {
    const subject = subjectOf(contact, now);
    const measure = (asked: Measured) => values.get(asked)?.get(contact._id) ?? nothing(asked);
    return { contactId: contact._id, holds: conditions.map((each) => isTrueOf(each, subject, measure)) };
  });
}

type Values = Map<string, Known>;

/** What each condition finds of each contact; what several of them ask is asked once. */
async function measureAll(
  measured: readonly Measured[],
  contacts: readonly Row[],
  now: Date,
): Promise<Map<Measured, Values>> {
  const whose = idsOf(contacts);
  const asksSaid = measured.some((each) => 'consent' in each || 'optedOut' in each);
  const said = asksSaid ? readSaid(contacts, whose) : undefined;
  const begun = new Map<string, Promise<Values>>();
  for (const each of measured) {
    const key = JSON.stringify(each);
    if (!begun.has(key)) begun.set(key, measure(each, whose, said, now));
  }
  const asked = measured.map(async (each) => [each, (await begun.get(JSON.stringify(each))) ?? new Map()] as const);
  return new Map(await Promise.all(asked));
}

async function measure(
  asked: Measured,
  whose: Ids,
  said: Promise<Map<string, Said>> | undefined,
  now: Date,
): Promise<Values> {
  if ('event' in asked) return measureEvents(asked, whose, now);
  if ('texts' in asked) return measureTexts(asked, whose, now);
  if ('ignored' in asked) return measureIgnored(asked, whose);
  return new Map([...((await said) ?? [])].map(([id, each]) => [id, hasSaid(each, asked, usual, now)]));
}

/** Those of a page lie beside each other, so that the ends of it say whose rows are meant. */
function idsOf(contacts: readonly Row[]): Ids {
  const [first, last] = [contacts[0], contacts.at(-1)];
  return first === last ? (first?._id ?? '') : { $gte: first?._id ?? '', $lte: last?._id ?? '' };
}

/** What a condition finds of a contact of whom there are no rows. */
function nothing(asked: Measured): Known {
  if (!('event' in asked || 'texts' in asked)) return undefined;
  const { kind } = measureOf(asked);
  return kind === 'count' || kind === 'sum' ? 0 : undefined;
}

function subjectOf(contact: Row, now: Date): Subject {
  const { country, region, locale, timeZone, createdAt, attributes, lists = [] } = contact;
  const isReachable = (channel: Channel) => {
    const { field, health } = addressOf(channel);
    const has = field === 'push' ? (contact.devices ?? []).length > 0 : contact[field] !== undefined;
    return has && !(health && contact[health.state]);
  };
  return { now, country, region, locale, timeZone, createdAt, attributes, lists, isReachable };
}
