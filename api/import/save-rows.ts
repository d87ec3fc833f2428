import { z } from 'zod';
import { misfits } from '../../models/attributes.ts';
import { tooManyAttributes } from '../../models/domain/contact-attributes.ts';
import { hasNoRoom, mostLists } from '../../models/domain/list-name.ts';
import { readImportedContact, type ContactInput } from '../../models/domain/contact.ts';
import { defined } from '../../models/domain/defined.ts';
import { contactDoubts, type Doubt } from '../../models/domain/contact-doubts.ts';
import { addressHashes } from '../../models/documents/contacts/address-hashes.ts';
import { ContactModel, type Contact } from '../../models/documents/contacts/contact.ts';
import type { ToldContact } from '../../models/documents/contacts/fields.ts';
import { joinList } from '../../models/documents/contacts/lists.ts';
import { setContacts } from '../../models/documents/contacts/changes.ts';
import { sharedNumbers } from '../../models/documents/contacts/shared-numbers.ts';
import { contactId } from '../http/cloud-events.ts';
import { faultsOf } from '../http/problems.ts';
import type { ImportRow } from './rows.ts';

const fault = z.object({ field: z.string(), reason: z.string() });
const doubts = z.array(fault).optional().meta({ description: 'Saved, and yet it does not fit the number.' });

/** What the answer says of one line. */
export const importLine = z
  .object({
    line: z.int(),
    id: z.string().optional(),
    result: z.enum(['created', 'updated', 'kept', 'rejected']).meta({
      description: '`kept`: all that it names was told later by a PUT, an event or another import; counted as updated.',
    }),
    sharedWith: z.array(z.string()).optional().meta({ description: 'Other contacts that have the same number.' }),
    doubts,
    errors: z.array(fault).optional(),
  })
  .meta({ id: 'ImportLine' });
/** The last line of the answer. */
export const importEnd = z
  .object({
    import: z.string().meta({ description: 'Of GET /v1/imports/{id}.' }),
    summary: z.object({ created: z.int(), updated: z.int(), rejected: z.int() }),
    continues: z.literal(true).optional().meta({ description: 'It goes on elsewhere; the report tells how it ends.' }),
    stopped: z.string().optional(),
  })
  .meta({ id: 'ImportSummary', description: 'The last line.' });
export type ImportLine = z.output<typeof importLine>;

/** What is known of a contact before a row about it is saved. */
type KnownContact = Pick<Contact, 'phone' | 'email' | 'country' | 'attributes' | 'lists'>;

/** A row that can be saved. */
interface GoodRow {
  line: number;
  save: ToldContact;
  doubts: Doubt[];
}

/**
 * Saves the good ones of some rows, and says of each what became of it. What a row does not name stays, and so does what
 * was told after the file came; an erased contact stays erased, since its id may come back from an old export.
 *
 * @param mine id of the import, when its file came, and when it last settled rows: those that it created after that were
 *   created by these, in an attempt that was cut off; `list` is that which every row joins
 */
export async function saveRows(
  rows: ImportRow[],
  hashAddress: (e164: string) => string,
  mine: { id: string; list?: string | undefined; since: Date; at: Date },
): Promise<ImportLine[]> {
  const stored = await storedContacts(rows);
  const erased = new Set(stored.filter(({ erasedAt }) => erasedAt).map(({ _id }) => _id));
  const cutOff = stored.filter(({ createdBy, createdAt }) => createdBy === mine.id && createdAt > mine.since);
  const created = new Set(cutOff.map(({ _id }) => _id));
  const known = new Map<string, KnownContact>(stored.map((contact) => [contact._id, contact]));
  const checked = rows.map((row) => check(row, known, erased, hashAddress, mine.list));
  const good = checked.flatMap((row) => ('save' in row ? [{ ...row.save, at: mine.at }] : []));
  const results = good.length > 0 ? await setContacts(good, mine.id) : [];
  if (mine.list !== undefined)
    await joinList(
      mine.list,
      good.map(({ id }) => id),
    );
  for (const [index, { id }] of good.entries()) if (results[index] === 'created') created.add(id);
  const told = results.values();
  const shared = await sharedNumbers(good);
  return checked.map((row) => {
    if (!('save' in row)) return row;
    const { id } = row.save;
    const became = told.next().value ?? 'updated';
    const result = created.delete(id) ? 'created' : became;
    const sharedWith = shared.get(id);
    const { line, doubts } = row;
    return defined<ImportLine>({ line, id, result, sharedWith, ...(doubts.length > 0 ? { doubts } : {}) });
  });
}

async function storedContacts(rows: ImportRow[]) {
  const ids = rows.flatMap(({ fields }) => contactId.safeParse(fields?.['id']).data ?? []);
  return ContactModel.find({ _id: { $in: ids } })
    .select('erasedAt createdAt createdBy phone email country attributes lists')
    .lean();
}

/** Says what is wrong with a row, or notes in `known` what the rows behind it will find. */
function check(
  { line, fields, unreadable, field = '' }: ImportRow,
  known: Map<string, KnownContact>,
  erased: Set<string>,
  hashAddress: (e164: string) => string,
  list: string | undefined,
): ImportLine | GoodRow {
  if (!fields) return { line, result: 'rejected', errors: [{ field, reason: unreadable ?? 'cannot be read' }] };
  const { id: rawId, ...rest } = fields;
  const id = contactId.safeParse(rawId);
  const had = known.get(id.data ?? '');
  const input = readImportedContact(rest, had);
  const named = typeof rawId === 'string' ? { id: rawId.slice(0, 64) } : {};
  if (!id.success || 'error' in input) {
    const faults = [
      ...(id.success ? [] : faultsOf(id.error, rawId, '/id')),
      ...('error' in input ? faultsOf(input.error, rest) : []),
    ];
    const errors = faults.map(({ pointer, detail }) => ({ field: pointer.slice(1), reason: detail }));
    return { line, ...named, result: 'rejected', errors };
  }
  const rejected = (at: string, reason: string): ImportLine => {
    return { line, id: id.data, result: 'rejected', errors: [{ field: at, reason }] };
  };
  if (erased.has(id.data)) return rejected('id', 'this contact was erased');
  if (list !== undefined && hasNoRoom(had?.lists, list)) return rejected('lists', `is on ${mostLists} lists already`);
  const { contact, removed } = input;
  const will = changed(had, contact, removed);
  const tooMany = tooManyAttributes(had?.attributes ?? {}, will.attributes);
  if (tooMany) return rejected('attributes', tooMany);
  const [misfit] = misfits(contact.attributes);
  if (misfit) return rejected(`attributes/${misfit.name}`, misfit.detail);
  known.set(id.data, will);
  const country = contact.phone ? contact.country : had?.phone ? had.country : contact.country;
  const doubts = contactDoubts({ ...contact, country });
  return { line, save: { id: id.data, input: contact, removed, had, ...addressHashes(contact, hashAddress) }, doubts };
}

function changed(had: KnownContact | undefined, contact: ContactInput, removed: string[]): KnownContact {
  const { phone, email, country, attributes } = contact;
  const gone = new Set(removed);
  const all = Object.entries({ ...had?.attributes, ...attributes });
  const stays = (name: 'phone' | 'email' | 'country') => (gone.has(name) ? undefined : had?.[name]);
  return {
    phone: phone ?? stays('phone'),
    email: email ?? stays('email'),
    country: country ?? stays('country'),
    attributes: Object.fromEntries(all.filter(([name]) => !gone.has(`attributes.${name}`))),
    lists: had?.lists,
  } as KnownContact;
}
