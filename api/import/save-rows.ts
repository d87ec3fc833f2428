import { z } from 'zod';
import { defined } from '../../models/domain/defined.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { joinList } from '../../models/documents/contacts/lists.ts';
import { setContacts } from '../../models/documents/contacts/changes.ts';
import { sharedNumbers } from '../../models/documents/contacts/shared-numbers.ts';
import { knownFields, readTold, type KnownContact, type Told } from '../effects/tell-contacts.ts';
import { contactId } from '../http/cloud-events.ts';
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

/** A row that can be saved. */
interface GoodRow extends Told {
  line: number;
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
  const cutOff = stored.filter(({ createdBy, createdAt }) => createdBy === mine.id && createdAt > mine.since);
  const created = new Set(cutOff.map(({ _id }) => _id));
  const known = new Map<string, KnownContact>(stored.map((contact) => [contact._id, contact]));
  const joins = mine.list === undefined ? [] : [mine.list];
  const checked = rows.map((row) => check(row, known, joins, hashAddress));
  const good = checked.flatMap((row) => ('save' in row ? [{ ...row.save, at: mine.at }] : []));
  const results = good.length > 0 ? await setContacts(good, mine.id) : [];
  for (const list of joins)
    await joinList(
      list,
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
    .select(`createdAt createdBy ${knownFields}`)
    .lean();
}

/** Says what is wrong with a row, or notes in `known` what the rows behind it will find. */
function check(
  { line, fields, unreadable, field = '' }: ImportRow,
  known: Map<string, KnownContact>,
  joins: readonly string[],
  hashAddress: (e164: string) => string,
): ImportLine | GoodRow {
  if (!fields) return { line, result: 'rejected', errors: [{ field, reason: unreadable ?? 'cannot be read' }] };
  const { id: rawId, ...rest } = fields;
  const told = readTold({ id: rawId, fields: rest, joins }, known, { hashAddress, extract: false });
  if ('save' in told) return { line, ...told };
  const errors = told.faults.map(({ pointer, detail }) => ({ field: pointer.slice(1), reason: detail }));
  const id = contactId.safeParse(rawId).data ?? (typeof rawId === 'string' ? rawId.slice(0, 64) : undefined);
  return defined<ImportLine>({ line, id, result: 'rejected', errors });
}
