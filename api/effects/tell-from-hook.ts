import { z } from 'zod';
import type { ContactHook, ContactTold } from '../../models/config/contact-hook.ts';
import { listName } from '../../models/domain/list-name.ts';
import { setContacts } from '../../models/documents/contacts/changes.ts';
import { joinList, leaveList } from '../../models/documents/contacts/lists.ts';
import { outOfBounds } from '../http/bounds.ts';
import { faultsOf, Problem, refusal, type Fault } from '../http/problems.ts';
import { knownContacts, readTold, type Told } from './tell-contacts.ts';

/** More contacts are not told of at once. */
const mostContacts = 1_000;

const lists = z.record(listName, z.boolean()).default({});
const tellings = z
  .array(
    z.looseObject({
      id: z.unknown(),
      at: z
        .union([z.date(), z.iso.datetime({ offset: true })], 'must be a date, or ISO 8601 with a zone')
        .optional()
        .transform((at) => (at === undefined ? undefined : new Date(at))),
      lists,
    }),
    'must be a list of contacts, or undefined',
  )
  .max(mostContacts, `may tell of at most ${mostContacts} contacts`);

type Telling = z.output<typeof tellings>[number];

/** How many contacts became what; those who were erased stay so and are passed over. */
export interface HookCounts {
  created: number;
  updated: number;
  kept: number;
  erased: number;
}

/**
 * Saves what the body of a hook tells of contacts: all of it, or nothing where something is wrong. May be repeated.
 *
 * @throws Problem `contact-hook-fails` where the function throws, `contact-hook-unfit` where its answer is no list of contacts,
 *   `body-invalid` where a contact cannot be what is told of it
 */
export async function tellFromHook(
  { read }: Pick<ContactHook, 'read'>,
  body: unknown,
  hashAddress: (address: string) => string,
): Promise<HookCounts> {
  const now = new Date();
  const told = tellingsOf(read, body);
  const known = await knownContacts(told.map(({ id }) => id));
  const good: { save: Told['save']; at: Date; lists: Telling['lists'] }[] = [];
  const faults: Fault[] = [];
  let erased = 0;
  for (const [index, { id, at = now, lists, ...fields }] of told.entries()) {
    const joins = Object.keys(lists).filter((name) => lists[name]);
    const one = readTold({ id, fields: named(fields), joins }, known, { hashAddress, extract: true });
    // A clock that is ahead must not keep out what comes next.
    if ('save' in one) good.push({ save: one.save, at: at < now ? at : now, lists });
    else if (one.faults.every(({ code }) => code === 'contact-erased')) erased += 1;
    else faults.push(...one.faults.map((fault) => ({ ...fault, pointer: `/${index}${fault.pointer}` })));
  }
  if (faults.length > 0) throw refusal('body-invalid', faults);
  const counts = { created: 0, updated: 0, kept: 0, erased };
  if (good.length === 0) return counts;
  for (const result of await setContacts(good.map(({ save, at }) => ({ ...save, at })))) counts[result] += 1;
  await changeLists(good);
  return counts;
}

function tellingsOf(read: ContactHook['read'], body: unknown): Telling[] {
  const answer = answerOf(read, body);
  if (answer === undefined) return [];
  const parsed = tellings.safeParse(answer);
  if (!parsed.success) throw refusal('contact-hook-unfit', faultsOf(parsed.error, answer));
  const fault = outOfBounds(answer);
  if (fault) throw refusal('contact-hook-unfit', [fault]);
  return parsed.data;
}

function answerOf(read: ContactHook['read'], body: unknown): readonly ContactTold[] | undefined {
  try {
    return read(body);
  } catch (error) {
    // Its message may say whom it was about.
    const kind = error instanceof Error ? error.name : typeof error;
    throw new Problem('contact-hook-fails', `It throws ${kind} for this body.`);
  }
}

/** The fields without those that are undefined, which a function that reads what may be absent leaves behind. */
function named({ attributes, ...fields }: Record<string, unknown>): Record<string, unknown> {
  const isRecord = typeof attributes === 'object' && attributes !== null && !Array.isArray(attributes);
  return {
    ...withoutUndefined(fields),
    ...withoutUndefined({ attributes: isRecord ? withoutUndefined(attributes) : attributes }),
  };
}

function withoutUndefined(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Of a contact that is told of twice, the last counts. */
async function changeLists(
  good: readonly { save: Pick<Told['save'], 'id'>; lists: Telling['lists'] }[],
): Promise<void> {
  const wanted = new Map<string, Map<string, boolean>>();
  for (const { save, lists } of good) {
    for (const [name, joins] of Object.entries(lists)) {
      const members = wanted.get(name) ?? new Map<string, boolean>();
      wanted.set(name, members.set(save.id, joins));
    }
  }
  for (const [name, members] of wanted) {
    const those = (joins: boolean) => [...members].filter(([, wants]) => wants === joins).map(([id]) => id);
    await joinList(name, those(true));
    await leaveList(name, those(false));
  }
}
