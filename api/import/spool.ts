import { isUtf8 } from 'node:buffer';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform, type Readable, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../problems.ts';

/** No line of an import is longer; a binary file has no lines at all. */
const maxLineBytes = 64 * 1024;

/**
 * Writes an upload to a temporary file while checking that it is UTF-8, since a file in another encoding must be
 * refused before its first row is taken. Call `remove` when done.
 * @throws Problem `encoding-invalid` with the line
 */
export async function spool(upload: Readable): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'tidings-import-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'upload');
  try {
    await pipeline(upload, new Utf8Check(), createWriteStream(path, { mode: 0o600 }));
    return { path, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

class Utf8Check extends Transform {
  #line = 1;
  #unfinished = Buffer.alloc(0);

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const bytes = this.#unfinished.length > 0 ? Buffer.concat([this.#unfinished, chunk]) : chunk;
    const lastBreak = bytes.lastIndexOf(0x0a);
    const complete = bytes.subarray(0, lastBreak + 1);
    this.#unfinished = Buffer.from(bytes.subarray(lastBreak + 1));
    const fault = this.#faultIn(complete) ?? (this.#unfinished.length > maxLineBytes ? tooLong(this.#line) : undefined);
    if (fault) done(fault);
    else done(null, complete);
  }

  override _flush(done: TransformCallback): void {
    const fault = this.#faultIn(this.#unfinished);
    if (fault) done(fault);
    else done(null, this.#unfinished);
  }

  #faultIn(bytes: Buffer): Problem | undefined {
    const valid = isUtf8(bytes) && !bytes.includes(0);
    for (let from = 0; from < bytes.length;) {
      const end = bytes.indexOf(0x0a, from);
      const line = bytes.subarray(from, end < 0 ? bytes.length : end);
      if (!valid && (!isUtf8(line) || line.includes(0))) return notUtf8(this.#line);
      if (end < 0) break;
      this.#line += 1;
      from = end + 1;
    }
    return undefined;
  }
}

function notUtf8(line: number): Problem {
  const detail = `line ${line} is not UTF-8, and nothing was taken; a file from Excel is often windows-1251 or -1252`;
  return new Problem('encoding-invalid', detail, { faults: [{ pointer: `/lines/${line}`, detail: 'is not UTF-8' }] });
}

function tooLong(line: number): Problem {
  return new Problem('body-malformed', `line ${line} is longer than ${maxLineBytes} bytes; nothing was taken`);
}
