import { outOfBounds } from '../http/bounds.ts';
import type { TextLine } from './split-lines.ts';

/** One row of a file before it is checked: the fields, or why they cannot be read. */
export interface ImportRow {
  /** 1 for the first line of the file, which in a CSV is the header. */
  line: number;
  fields?: Record<string, unknown>;
  unreadable?: string;
  /** Of the fault, where it has one. */
  field?: string;
}

/** No row is longer, in characters. */
const longestRow = 65_536;

/** What is wrong with a row that is too long to be one. */
export function tooLong(text: string): string | undefined {
  return text.length > longestRow ? `is longer than ${longestRow} characters` : undefined;
}

/** The rows of a file with one JSON object per line. */
export async function* ndjsonRows(lines: AsyncGenerator<TextLine>): AsyncGenerator<ImportRow> {
  for await (const { line, text } of lines) if (text.trim() !== '') yield { line, ...readJson(text) };
}

function readJson(text: string): Omit<ImportRow, 'line'> {
  const overlong = tooLong(text);
  if (overlong) return { unreadable: overlong };
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) return { unreadable: 'is not a JSON object' };
    const fault = outOfBounds(value);
    if (fault) return { unreadable: fault.detail, field: fault.pointer.slice(1) };
    return { fields: value as Record<string, unknown> };
  } catch {
    return { unreadable: 'is not valid JSON' };
  }
}
