import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../api/import/csv.ts';
import { readCells } from '../../api/import/csv-cells.ts';
import { linesOf, type TextLine } from '../../api/import/split-lines.ts';
import { ndjsonRows, type ImportRow } from '../../api/import/rows.ts';
import { textOf } from '../../api/import/decode-text.ts';
import { Problem } from '../../api/http/problems.ts';
import { readNamedContact } from '../../models/domain/contact.ts';

type Reader = (lines: AsyncGenerator<TextLine>) => AsyncGenerator<ImportRow>;

/** Reads a file to its end: rows, or the problem that refused it whole. */
async function read(rows: Reader, content: Buffer | string, charset?: string): Promise<ImportRow[] | Problem> {
  try {
    const found: ImportRow[] = [];
    for await (const row of rows(linesOf(textOf(pieces(Buffer.from(content)), charset)))) found.push(row);
    return found;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** Bytes as a network brings them: cut anywhere. */
async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  const size = content.length < 4_000 ? 7 : 4_099;
  for (let at = 0; at < content.length; at += size) yield await Promise.resolve(content.subarray(at, at + size));
}

/** What a row is, in short. */
function told(rows: ImportRow[] | Problem): unknown {
  if (rows instanceof Problem) return rows.message;
  return rows.map(({ line, fields, unreadable }) => [line, fields ? fields['id'] : unreadable]);
}

async function attributeOf(cell: string): Promise<unknown> {
  const rows = await read(csvRows, `id,attributes.a\nx,${cell}`);
  return rows instanceof Problem ? rows : (rows[0]?.fields?.['attributes'] as { a: unknown }).a;
}

const unclosed = 'has a quote that is not closed';
const amid = 'has a quote amid a cell; write it twice, in a cell in quotes';

describe('a CSV', () => {
  it.each([
    [
      'an unclosed quote',
      'id,phone\na,"1\nb,2\nc,3\n',
      [
        [2, unclosed],
        [3, 'b'],
        [4, 'c'],
      ],
    ],
    [
      'an unclosed quote in the last line',
      'id,phone\na,1\nb,"2',
      [
        [2, 'a'],
        [3, unclosed],
      ],
    ],
    [
      'two unclosed quotes, which pair up',
      'id,phone\na,"1\nb,2"\nc,3',
      [
        [2, unclosed],
        [3, amid],
        [4, 'c'],
      ],
    ],
    [
      'a quote behind a closed one',
      'id,phone\na,"1"2\nb,"2"\nc,3',
      [
        [2, amid],
        [3, 'b'],
        [4, 'c'],
      ],
    ],
    [
      'a quote amid a cell',
      'id,phone\na,1"2\nb,2',
      [
        [2, amid],
        [3, 'b'],
      ],
    ],
    [
      'a quote in a file of one column',
      'id\n"a\nb\nc',
      [
        [2, unclosed],
        [3, 'b'],
        [4, 'c'],
      ],
    ],
    ['rows of separators only', 'id,phone\n,\na,1\n,,,\n"",\n\n  \n', [[3, 'a']]],
    [
      'trailing separators',
      'id,phone,\na,1,\nb,2,,\nc,3\n',
      [
        [2, 'a'],
        [3, 'b'],
        [4, 'c'],
      ],
    ],
    [
      'too many cells',
      'id,phone\na,1,2\nb,2',
      [
        [2, 'has 3 cells, the header 2'],
        [3, 'b'],
      ],
    ],
    [
      'too few cells',
      'id,phone\na\nb,2',
      [
        [2, 'has 1 cells, the header 2'],
        [3, 'b'],
      ],
    ],
    [
      'a cell over several lines',
      'id,attributes.note\na,"x\n\ny"\nb,2',
      [
        [2, 'a'],
        [5, 'b'],
      ],
    ],
    [
      'old line ends',
      'id,phone\ra,1\rb,2\r',
      [
        [2, 'a'],
        [3, 'b'],
      ],
    ],
    [
      'tabs',
      'id\tphone\na\t1\n\t2',
      [
        [2, 'a'],
        [3, undefined],
      ],
    ],
    ['semicolons with a comma inside', 'id;attributes.city\na;"x, y"\n', [[2, 'a']]],
    ['the separator named', 'sep=;\nid;phone\na;1', [[3, 'a']]],
    [
      'marks around names and ids',
      '\ufeff\u200eid,\u00a0phone\n\u202aa\u202c,1\n="b",2\n"=""c""",3',
      [
        [2, 'a'],
        [3, 'b'],
        [4, 'c'],
      ],
    ],
    [
      'a line too long',
      `id,phone\na,${'1'.repeat(70_000)}\nb,2`,
      [
        [2, 'is longer than 65536 characters'],
        [3, 'b'],
      ],
    ],
  ])('with %s', async (_case, text, expected) => {
    expect(told(await read(csvRows, text))).toEqual(expected);
  });

  it.each([
    ['id,phone,phone\na,1,2', 'there twice: phone'],
    ['id,phone,,country\na', 'unknown: (without a name)'],
    ['id|phone\na|1', 'there is no column id'],
    ['id,"phone\na,1', 'quote amid a name'],
    ['id,attributes.__proto__\na,1', 'unknown: attributes.__proto__'],
    ['id,attributes._bsontype\na,1', 'unknown: attributes._bsontype'],
    ['', 'there is no column id'],
    ['\n\n', 'there is no column id'],
  ])('with the columns %j is refused whole', async (text, named) => {
    expect(told(await read(csvRows, text))).toContain(named);
  });

  it('with more columns than a contact can have is refused at once', async () => {
    const header = Array.from({ length: 50_000 }, (_, n) => `attributes.a${n}`);
    expect(told(await read(csvRows, `id,${header.join(',')}\na`))).toContain('there are 50001; a contact has 107');
  });

  it('keeps what a spreadsheet marked as text as text', async () => {
    const rows = await read(csvRows, 'id,attributes.a,attributes.b,attributes.c\nx,5,="5",true');
    expect(rows).toMatchObject([{ fields: { attributes: { a: 5, b: '="5"', c: true } } }]);
  });

  it.each(['5', '-2.5', '999999999999999', '0.1'])('reads the attribute %s as a number', async (cell) => {
    expect(await attributeOf(cell)).toBe(Number(cell));
  });

  const changed = ['1.10', '2.0', '-0', '0.0', '007', '1.0000000000000000001', '0.0000001', '1e3'];
  it.each(changed)('keeps the attribute %s as text, since a number would change it', async (cell) => {
    expect(await attributeOf(cell)).toBe(cell);
  });

  const windows = (text: string) =>
    Buffer.from(Array.from(text, (c) => (c >= 'А' ? c.charCodeAt(0) - 0x350 : c.charCodeAt(0))));
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffid,attributes.city\na,Омск'), undefined],
    ['UTF-16', utf16('id,attributes.city\r\na,Омск'), undefined],
    ['UTF-16, the other way round', utf16('id,attributes.city\na,Омск').swap16(), undefined],
    ['windows-1251 by name', windows('id,attributes.city\na,Омск'), 'windows-1251'],
  ])('in %s is understood', async (_case, bytes, charset) => {
    expect(await read(csvRows, bytes, charset)).toMatchObject([{ fields: { attributes: { city: 'Омск' } } }]);
  });

  it.each([
    ['windows-1251 without a name', windows('id,attributes.city\na,b\na,Омск'), undefined, 'line 3 is not utf-8'],
    ['UTF-16 without a mark', utf16('id,phone\na,1').subarray(2), undefined, 'line 1 holds a NUL'],
    ['an encoding of nobody', Buffer.from('id\na'), 'klingon', '"klingon"'],
  ])('in %s is refused by name', async (_case, bytes, charset, named) => {
    expect(String(told(await read(csvRows, bytes, charset))).toLowerCase()).toContain(named.toLowerCase());
  });
});

describe('any CSV', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', ' ', ';', 'é', '\n'), maxLength: 8 });
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

  it('written by the rules is read back', async () => {
    const rows = fc.array(
      cell.map((value) => value.replaceAll('\n', ' ')),
      { maxLength: 10 },
    );
    await fc.assert(
      fc.asyncProperty(rows, async (values) => {
        const text = ['id,attributes.note', ...values.map((value, index) => `r${index},${quoted(value)}`)].join('\n');
        const found = await read(csvRows, text);
        expect((found as ImportRow[]).map(({ fields }) => fields?.['id'])).toEqual(
          values.map((_, index) => `r${index}`),
        );
        for (const [index, value] of values.entries()) expect(readCells(quoted(value), ',')).toEqual([values[index]]);
      }),
    );
  });

  it('with quotes anywhere tells of every line, in order, and loses none of the good ones', async () => {
    const line = fc.oneof(
      fc.record({ good: fc.constant(true), text: fc.constantFrom('x,1', 'x,"1"', 'x,""', '"x",1', 'x, "a ""b"""') }),
      fc.record({
        good: fc.constant(false),
        text: fc.tuple(cell, cell).map(([a, b]) => `${a}"${b}`.replaceAll('\n', ' ')),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const found = (await read(csvRows, ['id,phone', ...lines.map(({ text }) => text)].join('\n'))) as ImportRow[];
        const numbers = found.map((row) => row.line);
        expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
        lines.forEach(({ good }, index) => {
          if (good) expect(found.find((row) => row.line === index + 2)?.fields?.['id']).toBe('x');
        });
      }),
      { numRuns: 500 },
    );
  });

  it('of broken cells is read to its end, row by row, or refused by name', async () => {
    const broken = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('"', '""', '","', '\u0000', '\r\n', ';', '+447700900001', '8 (912) 345-67-89', 'x'.repeat(9_000)),
    );
    const file = fc.array(fc.array(broken, { maxLength: 6 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(file, async (rows) => {
        const found = await read(csvRows, ['id,phone,country', ...rows.map((cells) => cells.join(','))].join('\n'));
        if (found instanceof Problem) return;
        for (const { fields, unreadable, line } of found) {
          expect(fields === undefined).toBe(unreadable !== undefined);
          expect(line).toBeGreaterThan(1);
          if (fields) readNamedContact(fields);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('any file', () => {
  it('of arbitrary bytes is read or refused, as CSV and as NDJSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
        await read(csvRows, Buffer.from(bytes));
        const rows = await read(ndjsonRows, Buffer.from(bytes));
        if (!(rows instanceof Problem)) for (const { fields } of rows) if (fields) readNamedContact(fields);
      }),
      { numRuns: 200 },
    );
  });

  it('accounts for every line of NDJSON', async () => {
    const line = fc.oneof(
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.constantFrom('{', 'null', '[]', '{"id":1}', '"\u2028"', '[['.repeat(30_000), '{"a":'.repeat(9_000)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), async (lines) => {
        const rows = await read(ndjsonRows, lines.join('\n'));
        expect(rows).toHaveLength(lines.length);
      }),
      { numRuns: 40 },
    );
  });

  it('of NDJSON with a row nested 30,000 deep has one bad row', async () => {
    const deep = `{"id":"b","attributes":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
    const rows = await read(ndjsonRows, ['{"id":"a"}', deep, '{"id":"c"}'].join('\n'));
    expect(told(rows)).toEqual([
      [1, 'a'],
      [2, expect.stringContaining('deep') as string],
      [3, 'c'],
    ]);
  });
});
