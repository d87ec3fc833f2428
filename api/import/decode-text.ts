import { isUtf8 } from 'node:buffer';
import { Problem } from '../http/problems.ts';

/** A binary file has no lines at all; one this long is no line of a table. */
const longestLine = 1_048_576;

/**
 * The text of an upload, in pieces of whole lines. The encoding is told by a byte order mark, else by `charset`, else it
 * is UTF-8; what cannot be decoded ends the file with its line.
 *
 * @throws Problem `encoding-invalid`, or `body-malformed` for what has no lines
 */
export async function* textOf(upload: AsyncIterable<Buffer>, charset: string | undefined): AsyncGenerator<string> {
  let decoder: LineDecoder | undefined;
  let head: Buffer = Buffer.alloc(0);
  for await (const chunk of upload) {
    head = head.length > 0 ? Buffer.concat([head, chunk]) : chunk;
    if (!decoder && head.length < 3) continue;
    decoder ??= decoderFor(head, charset);
    yield decoder.take(head);
    head = Buffer.alloc(0);
  }
  decoder ??= decoderFor(head, charset);
  yield decoder.take(head) + decoder.end();
}

function decoderFor(head: Buffer, charset: string | undefined): LineDecoder {
  return new LineDecoder(encodingByMark(head) ?? charset ?? 'utf-8');
}

function encodingByMark(head: Buffer): string | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined;
}

/** Decodes up to the last line end of what has come, and counts lines. */
class LineDecoder {
  readonly #name: string;
  readonly #decoder: InstanceType<typeof TextDecoder>;
  #rest = '';
  readonly #held: Buffer[] = [];
  #line = 1;

  constructor(name: string) {
    try {
      this.#decoder = new TextDecoder(name, { fatal: true });
    } catch {
      throw new Problem('encoding-invalid', `no encoding ${JSON.stringify(name.slice(0, 40))} is known; send UTF-8`);
    }
    this.#name = this.#decoder.encoding;
  }

  take(chunk: Buffer): string {
    if (this.#name !== 'utf-8') return this.#wholeLines(this.#decode(chunk, true));
    // Cut where a line ends, so that what is no UTF-8 can be named by its line.
    const end = Math.max(chunk.lastIndexOf(0x0a), chunk.lastIndexOf(0x0d)) + 1;
    const lines = end > 0 ? Buffer.concat([...this.#held.splice(0), chunk.subarray(0, end)]) : chunk.subarray(0, 0);
    this.#held.push(chunk.subarray(end));
    if (this.#held.reduce((sum, { length }) => sum + length, 0) > longestLine) throw endless(this.#line);
    return this.#wholeLines(this.#utf8(lines));
  }

  end(): string {
    const last = this.#name === 'utf-8' ? this.#utf8(Buffer.concat(this.#held)) : this.#decode(Buffer.alloc(0), false);
    return this.#wholeLines(`${last}\n`).slice(0, -1);
  }

  #utf8(bytes: Buffer): string {
    if (isUtf8(bytes)) return this.#decode(bytes, true);
    let line = this.#line;
    for (let from = 0; from < bytes.length; line += 1) {
      const end = bytes.indexOf(0x0a, from) + 1 || bytes.length;
      if (!isUtf8(bytes.subarray(from, end))) break;
      from = end;
    }
    throw undecodable(line, 'UTF-8');
  }

  #decode(bytes: Buffer, stream: boolean): string {
    try {
      return this.#decoder.decode(bytes, { stream });
    } catch {
      throw undecodable(this.#line, this.#name);
    }
  }

  #wholeLines(text: string): string {
    const all = this.#rest + text;
    const end = Math.max(all.lastIndexOf('\n'), all.lastIndexOf('\r')) + 1;
    this.#rest = all.slice(end);
    const lines = all.slice(0, end);
    const nul = lines.indexOf('\0');
    if (nul >= 0) throw binary(this.#line + countLines(lines.slice(0, nul)));
    this.#line += countLines(lines);
    if (this.#rest.length > longestLine) throw endless(this.#line);
    return lines;
  }
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

function undecodable(line: number, encoding: string): Problem {
  const hint = 'a file from Excel is often in another: name it, as in text/csv; charset=windows-1251, or save as UTF-8';
  return refusal(line, `is not ${encoding}`, hint);
}

function binary(line: number): Problem {
  return refusal(line, 'holds a NUL', 'a file in UTF-16 needs its byte order mark or charset=utf-16le');
}

function refusal(line: number, what: string, hint: string): Problem {
  const detail = `line ${line} ${what}, and nothing was taken; ${hint}`;
  return new Problem('encoding-invalid', detail, { faults: [{ pointer: `/lines/${line}`, detail: what }] });
}

function endless(line: number): Problem {
  return new Problem('body-malformed', `line ${line} is longer than ${longestLine} bytes; nothing was taken`);
}
