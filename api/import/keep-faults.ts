import { ImportFaultModel, type ImportFault } from '../../models/documents/imports/fault.ts';
import { checkFields } from '../../models/documents/collection.ts';
import { isDuplicateKey } from '../../models/documents/connect.ts';
import type { ImportRow } from './rows.ts';
import type { ImportLine } from './save-rows.ts';

/** Longer cells are cut: their beginning is enough to find them. */
const longestRaw = 200;

/** Keeps every fault of some rows with what stood in its cell; may be repeated. */
export async function keepFaults(importId: string, rows: ImportRow[], lines: ImportLine[]): Promise<void> {
  const fields = new Map(rows.map((row) => [row.line, row.fields]));
  const faults = lines.flatMap(({ line, id: contactId, sharedWith, doubts = [], errors = [] }) =>
    [...errors, ...(sharedWith ? [{ ...sharing, sharedWith }] : []), ...doubts].map((fault, index): ImportFault => ({
      _id: `${importId} ${String(line).padStart(9, '0')} ${index}`,
      importId,
      line,
      ...fault,
      createdAt: new Date(),
      ...(contactId ? { contactId } : {}),
      ...rawOf(fields.get(line)?.[fault.field.split('/')[0] ?? '']),
    })),
  );
  if (faults.length === 0) return;
  checkFields(
    ImportFaultModel,
    faults.map((document) => ({ insertOne: { document } })),
  );
  try {
    await ImportFaultModel.collection.insertMany(faults as never[], { ordered: false });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

function rawOf(value: unknown): { raw?: string } {
  if (value === undefined || value === null) return {};
  return { raw: (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, longestRaw) };
}

/** Not a fault that refuses a row, and yet one that somebody may want to mend. */
const sharing = { field: 'phone', reason: 'saved, but others have the same number' };
