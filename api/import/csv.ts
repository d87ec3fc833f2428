import { attributeName, maxAttributes } from '../../models/domain/contact-attributes.ts';
import { cleanField } from '../../models/domain/clean-field.ts';
import { reservedName } from '../http/bounds.ts';
import { Problem } from '../http/problems.ts';
import { readCells } from './csv-cells.ts';
import { linesOf, type TextLine } from './split-lines.ts';
import { tooLong, type ImportRow } from './rows.ts';

const columns = ['id', 'phone', 'email', 'country', 'region', 'timeZone', 'locale'];
const prefix = 'attributes.';

/** A contact has no more fields than these; a longer header is no header of contacts. */
const mostColumns = columns.length + maxAttributes;
const separators = [',', ';', '\t'];

/** A cell in quotes may go on over so many lines. */
const mostLines = 20;

interface Header {
  names: string[];
  delimiter: string;
}

/**
 * The rows of a CSV with a header: the columns of a contact, `attributes.<name>` for its attributes, separated by comma,
 * semicolon or tab. Every line that is not blank comes out as a row, in order; only a line that could not be a row itself
 * is taken for the rest of a cell in quotes, so that a quote which is not closed spoils its own line and no other.
 *
 * @throws Problem `columns-invalid`, before the first row
 */
export async function* csvRows(lines: AsyncGenerator<TextLine>): AsyncGenerator<ImportRow> {
  const header = await readHeader(lines);
  let waiting: TextLine[] = [];
  for (;;) {
    const next = await lines.next();
    if (!next.done) waiting.push(next.value);
    const { rows, unsettled } = settle(waiting, header, next.done === true);
    yield* rows;
    waiting = unsettled;
    if (next.done) return;
  }
}

/** Reads the lines that wait, as far as they can be read without the lines to come. */
function settle(waiting: TextLine[], header: Header, atEnd: boolean): { rows: ImportRow[]; unsettled: TextLine[] } {
  const rows: ImportRow[] = [];
  let rest = waiting;
  for (let [first] = rest; first; [first] = rest) {
    const { cells, lines } = readRecord(rest, header);
    if (cells === 'open' && lines === rest.length && !atEnd && lines < mostLines) break;
    const taken = typeof cells === 'string' ? 1 : lines;
    const row = toRow(first, cells, header);
    if (row) rows.push(row);
    rest = rest.slice(taken);
  }
  return { rows, unsettled: rest };
}

/** The cells of the first line, with as many of the next as its last cell goes on over. */
function readRecord(
  [first, ...next]: TextLine[],
  { names, delimiter }: Header,
): { cells: ReturnType<typeof readCells>; lines: number } {
  let text = first?.text ?? '';
  let cells = readCells(text, delimiter);
  let lines = 1;
  for (const line of next) {
    if (cells !== 'open' || couldBeRow(line.text)) return { cells, lines };
    text += `\n${line.text}`;
    cells = readCells(text, delimiter);
    lines += 1;
  }
  return { cells, lines };

  function couldBeRow(line: string): boolean {
    return line.trim() !== '' && line.split(delimiter).length >= names.length;
  }
}

function toRow(
  { line, text }: TextLine,
  cells: ReturnType<typeof readCells>,
  { names }: Header,
): ImportRow | undefined {
  const overlong = tooLong(text);
  if (overlong) return { line, unreadable: overlong };
  if (cells === 'open') return { line, unreadable: 'has a quote that is not closed' };
  if (cells === 'stray') return { line, unreadable: 'has a quote amid a cell; write it twice, in a cell in quotes' };
  const meant = cells.map(cleanField);
  const filled = meant.findLastIndex((cell) => cell !== '') + 1;
  if (filled === 0) return undefined;
  if (filled > names.length) return { line, unreadable: `has ${filled} cells, the header ${names.length}` };
  if (cells.length < names.length) return { line, unreadable: `has ${cells.length} cells, the header ${names.length}` };
  return { line, fields: fromCells(names, cells) };
}

/** An empty cell removes its field; cells of attributes that look like a number or truth value are one. */
function fromCells(names: string[], cells: string[]): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  const fields: Record<string, unknown> = { attributes };
  names.forEach((column, index) => {
    const cell = cells[index] ?? '';
    const meant = cleanField(cell);
    const name = attributeIn(column);
    if (column === 'id') fields[column] = meant === '' ? undefined : meant;
    else if (name === undefined) fields[column] = meant === '' ? null : cell;
    else if (meant === '') attributes[name] = null;
    else attributes[name] = /^['=]/.test(cell.trim()) ? cell : (typed(meant) ?? cell);
  });
  return fields;
}

function typed(meant: string): number | boolean | undefined {
  if (meant === 'true' || meant === 'false') return meant === 'true';
  const isNumber = /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(meant);
  // A version such as 1.10, or more digits than a number holds, must come out as it went in.
  return isNumber && String(Number(meant)) === meant ? Number(meant) : undefined;
}

/** Looks at the beginning of a file only. @throws Problem `columns-invalid` */
export async function checkColumns(beginning: string): Promise<void> {
  await readHeader(linesOf([beginning]));
}

/** The first line that is not blank; before it Excel may name the separator, `sep=;`. */
async function readHeader(lines: AsyncGenerator<TextLine>): Promise<Header> {
  let named: string | undefined;
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const text = next.value.text;
    const separator = /^"?sep=(.)"?$/.exec(cleanField(text))?.[1];
    if (separator) named = separator;
    else if (cleanField(text) !== '') return checkHeader(text, named ? [named] : separators);
  }
  throw new Problem('columns-invalid', `there is no column id; ${known()}`);
}

function checkHeader(text: string, delimiters: string[]): Header {
  const readings = delimiters.map((delimiter) => ({ delimiter, names: namesIn(text, delimiter) }));
  const [header] = readings.toSorted((a, b) => b.names.filter(isColumn).length - a.names.filter(isColumn).length);
  if (!header || header.names.length === 0) throw new Problem('columns-invalid', 'the header has a quote amid a name');
  const { names } = header;
  if (names.length > mostColumns) {
    throw new Problem('columns-invalid', `there are ${names.length}; a contact has ${mostColumns} at most`);
  }
  const unknown = names.filter((name) => !isColumn(name));
  const doubled = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (!names.includes('id')) throw new Problem('columns-invalid', `there is no column id; ${known()}`);
  if (unknown.length > 0) {
    const list = unknown.map((name) => name.slice(0, 64) || '(without a name)').join(', ');
    throw new Problem('columns-invalid', `unknown: ${list}; ${known()}`);
  }
  if (doubled.length > 0) throw new Problem('columns-invalid', `there twice: ${doubled.join(', ')}`);
  return header;
}

function namesIn(text: string, delimiter: string): string[] {
  const cells = readCells(text, delimiter);
  if (typeof cells === 'string') return [];
  const names = cells.map(cleanField);
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1);
}

function isColumn(name: string): boolean {
  const asked = attributeIn(name);
  return columns.includes(name) || (asked !== undefined && !reservedName.test(asked));
}

/** The attribute that a column holds; undefined where it holds none. */
function attributeIn(column: string): string | undefined {
  if (!column.startsWith(prefix)) return undefined;
  return attributeName.safeParse(column.slice(prefix.length)).data;
}

function known(): string {
  return `known are ${columns.join(', ')} and attributes.<name>; separated by comma, semicolon or tab`;
}
