import { z } from 'zod';
import { readImportedContact } from '../../models/domain/contact.ts';
import { saveContacts, type ContactToSave } from '../../models/documents/save-contacts.ts';
import { sharedNumbers } from '../../models/documents/shared-numbers.ts';
import { contactId } from '../cloud-events.ts';
import { faultsOf } from '../problems.ts';
import type { ImportRow } from './rows.ts';

const fault = z.object({ field: z.string(), reason: z.string() });

/** What the answer says of one line. */
export const importLine = z
  .object({
    line: z.int(),
    id: z.string().optional(),
    result: z.enum(['created', 'updated', 'rejected']),
    sharedWith: z.array(z.string()).optional().meta({ description: 'Other contacts that have the same number.' }),
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

/**
 * Saves the good ones of some rows, and says of each what became of it.
 *
 * @param since contacts created after this are taken for created by these rows, in an attempt that was cut off
 */
export async function saveRows(
  rows: ImportRow[],
  hashAddress: (e164: string) => string,
  since: Date,
): Promise<ImportLine[]> {
  const checked = rows.map((row) => check(row, hashAddress));
  const good = checked.flatMap((row) => ('save' in row ? [row.save] : []));
  const saved = good.length > 0 ? await saveContacts(good, since) : [];
  const shared = good.length > 0 ? await sharedNumbers(good) : new Map<string, string[]>();
  return checked.map((row) => {
    if (!('save' in row)) return row;
    const result = saved.shift() ?? 'erased';
    const { id } = row.save;
    const sharedWith = shared.get(id);
    if (result !== 'erased') return { line: row.line, id, result, ...(sharedWith ? { sharedWith } : {}) };
    return { line: row.line, id, result: 'rejected', errors: [{ field: 'id', reason: 'this contact was erased' }] };
  });
}

function check(
  { line, fields, unreadable, field = '' }: ImportRow,
  hashAddress: (e164: string) => string,
): ImportLine | { line: number; save: ContactToSave } {
  if (!fields) return { line, result: 'rejected', errors: [{ field, reason: unreadable ?? 'cannot be read' }] };
  const { id: rawId, ...rest } = fields;
  const id = contactId.safeParse(rawId);
  const input = readImportedContact(rest);
  if (id.success && 'contact' in input) {
    const { contact } = input;
    const hashed = contact.phone ? { addressHash: hashAddress(contact.phone) } : {};
    return { line, save: { id: id.data, input: contact, ...hashed } };
  }
  const faults = [...(id.success ? [] : faultsOf(id.error, '/id')), ...('error' in input ? faultsOf(input.error) : [])];
  const errors = faults.map(({ pointer, detail }) => ({ field: pointer.slice(1), reason: detail }));
  return { line, ...(typeof rawId === 'string' ? { id: rawId.slice(0, 64) } : {}), result: 'rejected', errors };
}
