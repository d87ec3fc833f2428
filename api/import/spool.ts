import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { linesOf, type TextLine } from './lines.ts';
import { textOf } from './text.ts';

/**
 * Writes an upload to a temporary file while decoding it, since a file in another encoding must be refused before its
 * first row is taken. Call `remove` when done.
 * @throws Problem `encoding-invalid` with the line
 */
export async function spool(
  upload: Readable,
  charset: string | undefined,
): Promise<{ lines: () => AsyncGenerator<TextLine>; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'tidings-import-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'upload');
  try {
    await pipeline(Readable.from(textOf(upload, charset)), createWriteStream(path, { mode: 0o600 }));
    return { lines: () => linesOf(createReadStream(path, 'utf8') as AsyncIterable<string>), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
