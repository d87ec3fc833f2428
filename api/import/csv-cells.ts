/**
 * The cells of one line of CSV. A cell in quotes may hold separators, and quotes written twice; Excel's `="…"` is such a
 * cell. One line at a time, unlike libraries, which read on behind a stray quote and take what follows for its cell.
 *
 * @returns the cells, or `open` where the last quote is not closed on the line, or `stray` where a quote stands amid a cell
 */
export function readCells(text: string, delimiter: string): string[] | 'open' | 'stray' {
  const cells: string[] = [];
  for (let at = 0; ;) {
    const start = skipBlanks(text, at, delimiter);
    const quoted = text[start] === '"' || text.startsWith('="', start);
    const cell = quoted ? quotedCell(text, start, delimiter) : plainCell(text, at, delimiter);
    if (typeof cell === 'string') return cell;
    cells.push(cell.value);
    if (cell.end >= text.length) return cells;
    at = cell.end + 1;
  }
}

interface Cell {
  value: string;
  /** Where the separator stands, or the end of the text. */
  end: number;
}

function plainCell(text: string, at: number, delimiter: string): Cell | 'stray' {
  const end = endOf(text, at, delimiter);
  const value = text.slice(at, end);
  return value.includes('"') ? 'stray' : { value: value.trim(), end };
}

function quotedCell(text: string, start: number, delimiter: string): Cell | 'open' | 'stray' {
  const opening = text.indexOf('"', start);
  let closing = text.indexOf('"', opening + 1);
  while (closing >= 0 && text[closing + 1] === '"') closing = text.indexOf('"', closing + 2);
  if (closing < 0) return 'open';
  const end = skipBlanks(text, closing + 1, delimiter);
  if (end < text.length && text[end] !== delimiter) return 'stray';
  const value = text.slice(opening + 1, closing).replaceAll('""', '"');
  return { value: opening > start ? `="${value}"` : value, end };
}

function skipBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at]?.trim() === '') at += 1;
  return at;
}

function endOf(text: string, from: number, delimiter: string): number {
  const at = text.indexOf(delimiter, from);
  return at < 0 ? text.length : at;
}
