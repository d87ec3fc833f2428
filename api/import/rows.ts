import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse';
import { Problem } from '../problems.ts';

/** One row of a file before it is checked: the fields, or why they cannot be read. */
export interface ImportRow {
  /** 1 for the first line of the file, which in a CSV is the header. */
  line: number;
  fields?: Record<string, unknown>;
  unreadable?: string;
}

const columns = ['id', 'phone', 'country', 'region', 'timeZone', 'locale'];
const attribute = /^attributes\.(\w{1,64})$/;

/** The rows of a CSV with a header: the columns of a contact, `attributes.<name>` for its attributes. */
export async function* csvRows(path: string): AsyncGenerator<ImportRow> {
  const delimiter = await checkHeader(path);
  const skipped: ImportRow[] = [];
  const parser = createReadStream(path).pipe(
    parse({ bom: true, delimiter, columns: true, info: true, trim: true, skip_empty_lines: true, ...lenient }),
  );
  parser.on('skip', (error: { lines?: number; message: string } | undefined) => {
    skipped.push({ line: error?.lines ?? 0, unreadable: error?.message ?? 'cannot be read' });
  });
  for await (const { info, record } of parser as AsyncIterable<{ info: { lines: number }; record: Cells }>) {
    yield* skipped.splice(0);
    yield { line: info.lines, fields: fromCells(record) };
  }
  yield* skipped;
}

/** A row that cannot be read is skipped and reported instead of ending the file. */
const lenient = { skip_records_with_error: true } as const;

type Cells = Record<string, string>;

/** The rows of a file with one JSON object per line. */
export async function* ndjsonRows(path: string): AsyncGenerator<ImportRow> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() !== '') yield { line, ...readJson(text) };
  }
}

function readJson(text: string): Omit<ImportRow, 'line'> {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { fields: value as Record<string, unknown> } : { unreadable: 'is not a JSON object' };
  } catch {
    return { unreadable: 'is not valid JSON' };
  }
}

async function checkHeader(path: string): Promise<',' | ';'> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8_192), 0, 8_192, 0);
    const [first = ''] = buffer
      .toString('utf8', 0, bytesRead)
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/);
    const delimiter = first.includes(';') && !first.includes(',') ? ';' : ',';
    const names = first.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
    const unknown = names.filter((name) => !columns.includes(name) && !attribute.test(name));
    const known = `known are ${columns.join(', ')} and attributes.<name>`;
    if (!names.includes('id')) throw new Problem('columns-invalid', `there is no column id; ${known}`);
    if (unknown.length > 0) throw new Problem('columns-invalid', `unknown: ${unknown.join(', ')}; ${known}`);
    return delimiter;
  } finally {
    await file.close();
  }
}

/** An empty cell is an absent field; cells of attributes that look like a number or truth value are one. */
function fromCells(cells: Cells): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  const fields: Record<string, unknown> = { attributes };
  for (const [column, cell] of Object.entries(cells)) {
    if (cell === '') continue;
    const name = attribute.exec(column)?.[1];
    if (name === undefined) fields[column] = cell;
    else attributes[name] = typed(cell);
  }
  return fields;
}

function typed(cell: string): string | number | boolean {
  if (cell === 'true' || cell === 'false') return cell === 'true';
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(cell) ? Number(cell) : cell;
}
