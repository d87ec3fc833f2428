import { randomUUID } from 'node:crypto';
import {
  ImportFaultModel,
  ImportReportModel,
  type ImportFault,
  type ImportReport,
} from '../../models/documents/import-report.ts';
import type { ImportRow } from './rows.ts';

/** What the answer says of one line. */
interface Line {
  line: number;
  id?: string | undefined;
  result: string;
  sharedWith?: string[] | undefined;
  errors?: { field: string; reason: string }[] | undefined;
}

/** Longer cells are cut: nobody mends a novel. */
const longestRaw = 200;

/** Opens the stored report of an import, which tells of its faults after the answer is gone. */
export async function beginReport() {
  const id = randomUUID();
  const createdAt = new Date();
  const counts = { created: 0, updated: 0, rejected: 0 };
  await ImportReportModel.create({ _id: id, state: 'running', counts, createdAt });
  return {
    id,
    /** Keeps every fault of a batch with what stood in its cell. */
    faults: async (rows: ImportRow[], lines: Line[]): Promise<void> => {
      const fields = new Map(rows.map((row) => [row.line, row.fields]));
      const faults = lines.flatMap(({ line, id: contactId, sharedWith, errors = [] }) =>
        [...errors, ...(sharedWith ? [sharing(sharedWith)] : [])].map(({ field, reason }, index): ImportFault => ({
          _id: `${id} ${String(line).padStart(9, '0')} ${index}`,
          ...{ importId: id, line, field, reason, createdAt: new Date() },
          ...(contactId ? { contactId } : {}),
          ...rawOf(fields.get(line)?.[field.split('/')[0] ?? '']),
        })),
      );
      if (faults.length > 0) await ImportFaultModel.collection.insertMany(faults as never[], { ordered: false });
    },
    end: async (state: ImportReport['state'], total: ImportReport['counts']): Promise<void> => {
      await ImportReportModel.updateOne({ _id: id }, { $set: { state, counts: total, endedAt: new Date() } });
    },
  };
}

function rawOf(value: unknown): { raw?: string } {
  if (value === undefined) return {};
  return { raw: (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, longestRaw) };
}

/** Not a fault that refuses a row, and yet one that somebody may want to mend. */
function sharing(others: string[]): { field: string; reason: string } {
  return { field: 'phone', reason: `saved, but has the same number as ${others.join(', ')}` };
}
