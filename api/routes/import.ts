import { once } from 'node:events';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { readImportedContact } from '../../models/domain/contact.ts';
import { beginReport } from '../import/report.ts';
import { saveContacts, type ContactToSave } from '../../models/documents/save-contacts.ts';
import { sharedNumbers } from '../../models/documents/shared-numbers.ts';
import { contactId } from '../cloud-events.ts';
import type { ApiContext } from '../context.ts';
import { csvRows } from '../import/csv.ts';
import { ndjsonRows, type ImportRow } from '../import/rows.ts';
import { spool } from '../import/spool.ts';
import { describe } from '../openapi.ts';
import { faultsOf, parseOr, Problem } from '../problems.ts';

const batchSize = 500;

const query = z.object({
  report: z.enum(['all', 'rejected']).default('all').meta({ description: 'Which lines the answer tells of.' }),
});
const fault = z.object({ field: z.string(), reason: z.string() });
const lineReport = z
  .object({
    line: z.int(),
    id: z.string().optional(),
    result: z.enum(['created', 'updated', 'rejected']),
    sharedWith: z.array(z.string()).optional().meta({ description: 'Other contacts that have the same number.' }),
    errors: z.array(fault).optional(),
  })
  .meta({ id: 'ImportLine' });
const lastLine = z
  .object({
    import: z.string().meta({ description: 'Of GET /v1/imports/{id}.' }),
    summary: z.object({ created: z.int(), updated: z.int(), rejected: z.int() }),
    stopped: z.string().optional(),
  })
  .meta({ id: 'ImportSummary', description: 'The last line.' });
type LineReport = z.output<typeof lineReport>;

describe('/v1/contacts/import', {
  post: {
    summary: 'Import contacts as CSV or NDJSON of any size; answered line by line as NDJSON, a summary last',
    query,
    body: { 'text/csv': z.string(), 'application/x-ndjson': z.string() },
    examples: {
      'text/csv': {
        'Two people': () => 'id,phone,country,attributes.tier\nanna,+447700900123,,gold\nboris,8 (916) 123-45-67,RU,\n',
      },
      'application/x-ndjson': { 'One person': () => '{"id":"anna","phone":"+447700900123"}\n' },
    },
    answers: { 200: { as: 'application/x-ndjson', schema: z.union([lineReport, lastLine]) } },
  },
});

export function importRoutes({ hashAddress }: ApiContext): Router {
  const router = Router();

  router.post('/v1/contacts/import', async (request, response) => {
    const { report } = parseOr('query-invalid', query, request.query);
    const type = request.is(['text/csv', 'application/x-ndjson']);
    if (!type) throw new Problem('content-type-unsupported', 'Send text/csv or application/x-ndjson.');
    const file = await spool(request, charsetOf(request));
    try {
      const rows = type === 'text/csv' ? csvRows(file.lines()) : ndjsonRows(file.lines());
      await importRows(rows, report, response);
    } finally {
      await file.remove();
    }
  });

  /** The status is sent with the first line, so a failure later on is told in the last line instead. */
  async function importRows(rows: AsyncGenerator<ImportRow>, report: 'all' | 'rejected', response: Response) {
    const log = await beginReport();
    const counts = { created: 0, updated: 0, rejected: 0 };
    let batch: ImportRow[] = [];
    const flush = async () => {
      const lines = await save(batch);
      await log.faults(batch, lines);
      for (const line of lines) {
        counts[line.result] += 1;
        if (report === 'all' || line.result === 'rejected') await write(response, line);
      }
      batch = [];
    };
    try {
      for await (const row of rows) if (batch.push(row) >= batchSize) await flush();
      await flush();
      await log.end('done', counts);
      await write(response, { import: log.id, summary: counts });
    } catch (error) {
      await log.end('stopped', counts).catch(() => undefined);
      if (!response.headersSent) throw error;
      await write(response, { import: log.id, stopped: 'database-away', summary: counts });
    }
    response.end();
  }

  async function save(rows: ImportRow[]): Promise<LineReport[]> {
    const checked = rows.map(check);
    const good = checked.flatMap((row) => ('save' in row ? [row.save] : []));
    const saved = good.length > 0 ? await saveContacts(good) : [];
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

  function check({
    line,
    fields,
    unreadable,
    field = '',
  }: ImportRow): LineReport | { line: number; save: ContactToSave } {
    if (!fields) return { line, result: 'rejected', errors: [{ field, reason: unreadable ?? 'cannot be read' }] };
    const { id: rawId, ...rest } = fields;
    const id = contactId.safeParse(rawId);
    const input = readImportedContact(rest);
    if (id.success && 'contact' in input) {
      const { contact } = input;
      const hashed = contact.phone ? { addressHash: hashAddress(contact.phone) } : {};
      return { line, save: { id: id.data, input: contact, ...hashed } };
    }
    const faults = [
      ...(id.success ? [] : faultsOf(id.error, '/id')),
      ...('error' in input ? faultsOf(input.error) : []),
    ];
    const errors = faults.map(({ pointer, detail }) => ({ field: pointer.slice(1), reason: detail }));
    return { line, ...(typeof rawId === 'string' ? { id: rawId.slice(0, 64) } : {}), result: 'rejected', errors };
  }

  return router;
}

function charsetOf(request: Request): string | undefined {
  return /;\s*charset="?([^";\s]+)/i.exec(request.get('content-type') ?? '')?.[1];
}

async function write(response: Response, line: object): Promise<void> {
  if (!response.headersSent) response.status(200).type('application/x-ndjson');
  if (!response.write(`${JSON.stringify(line)}\n`))
    await Promise.race([once(response, 'drain'), once(response, 'close')]);
}
