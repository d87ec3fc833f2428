import { setImmediate } from 'node:timers/promises';

/** Others get their turn after so many lines; those that are no rows wait for nothing else. */
const linesAtOnce = 1_000;

/** One line of a file, without its end. */
export interface TextLine {
  /** 1 for the first line of the file. */
  line: number;
  text: string;
}

/** The lines of a text that comes in pieces, cut anywhere; a line ends with LF, CR LF or, from old Macs, CR. */
export async function* linesOf(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<TextLine> {
  let line = 0;
  let rest = '';
  for await (const piece of pieces) {
    const parts = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = parts.pop() ?? '';
    for (const text of parts) {
      yield { line: (line += 1), text };
      if (line % linesAtOnce === 0) await setImmediate();
    }
  }
  rest = rest.replace(/\r$/, '');
  if (rest !== '') yield { line: line + 1, text: rest };
}
