import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { csvRows, ndjsonRows, type ImportRow } from '../../api/import/rows.ts';
import { Problem } from '../../api/problems.ts';
import { readImportedContact } from '../../models/domain/contact.ts';

const directory = mkdtempSync(join(tmpdir(), 'tidings-rows-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** Reads a file to its end: rows, or the problem that refused it whole. */
async function read(
  rows: (path: string) => AsyncGenerator<ImportRow>,
  content: Buffer,
): Promise<ImportRow[] | Problem> {
  const path = join(directory, 'file');
  writeFileSync(path, content);
  try {
    const found: ImportRow[] = [];
    for await (const row of rows(path)) found.push(row);
    return found;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '"',
    '""',
    '","',
    '\u0000',
    '\r\n',
    ';',
    '+447700900001',
    '8 (912) 345-67-89',
    'é',
    'x'.repeat(50_000),
  ),
);

describe('any file', () => {
  it('of broken CSV is read to its end, row by row, or refused by name', async () => {
    const file = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(file, async (rows) => {
        const text = ['id,phone,country', ...rows.map((cells) => cells.join(','))].join('\n');
        const found = await read(csvRows, Buffer.from(text));
        if (found instanceof Problem) return;
        for (const { fields, unreadable, line } of found) {
          expect(fields === undefined).toBe(unreadable !== undefined);
          expect(line).toBeGreaterThan(0);
          if (fields) readImportedContact(fields);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('of arbitrary bytes is read or refused, as CSV and as NDJSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
        await read(csvRows, Buffer.from(bytes));
        const rows = await read(ndjsonRows, Buffer.from(bytes));
        if (!(rows instanceof Problem)) for (const { fields } of rows) if (fields) readImportedContact(fields);
      }),
      { numRuns: 200 },
    );
  });

  it('accounts for every line of NDJSON', async () => {
    const line = fc.oneof(
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.constantFrom('{', 'null', '[]', '{"id":1}'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), async (lines) => {
        const rows = await read(ndjsonRows, Buffer.from(lines.join('\n')));
        expect(rows).toHaveLength(lines.length);
      }),
      { numRuns: 100 },
    );
  });
});
