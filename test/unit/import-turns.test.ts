import { describe, expect, it } from 'vitest';
import { csvRows } from '../../api/import/csv.ts';
import { linesOf } from '../../api/import/split-lines.ts';
import { ndjsonRows } from '../../api/import/rows.ts';

describe('a file of many lines that are no rows', () => {
  it.each([
    ['blank lines of a CSV', csvRows, `id\n${'\n'.repeat(50_000)}x9\n`],
    ['empty rows of a CSV', csvRows, `id,phone,locale\n${',,\n'.repeat(50_000)}x9,,\n`],
    ['blank lines of NDJSON', ndjsonRows, `${'\n'.repeat(50_000)}{"id":"x9"}\n`],
  ])('lets others have their turn: %s', async (_case, rows, content) => {
    let turns = 0;
    const other = setInterval(() => (turns += 1), 0);
    const found: unknown[] = [];
    for await (const row of rows(linesOf([content]))) found.push(row);
    clearInterval(other);
    expect(found).toHaveLength(1);
    expect(turns).toBeGreaterThan(10);
  });
});
