import { parse, type ParseError } from 'jsonc-parser';

/** Where a text stops being JSON, such as `: the fault is in line 3, column 14`, with nothing of the text; empty where that is not found. */
export function placeOfFault(text: string): string {
  const faults: ParseError[] = [];
  parse(text, faults, { disallowComments: true });
  const [fault] = faults;
  if (!fault) return '';
  const before = text.slice(0, fault.offset).split('\n');
  return `: the fault is in line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
