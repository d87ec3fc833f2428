import type { Readable } from 'node:stream';
import { ImportPieceModel } from '../../models/documents/imports/piece.ts';
import { type ImportReport } from '../../models/documents/imports/report.ts';
import { Problem } from '../http/problems.ts';
import { checkColumns } from './csv.ts';
import { ImportLease } from './lease.ts';
import { textOf } from './decode-text.ts';

/** Characters of a stored piece. */
const pieceLength = 262_144;

/**
 * Stores an upload in the database, piece by piece, while decoding it: a file that cannot be decoded is refused before
 * its first row is taken, and one that came in whole is finished by any process. Returns the right to work on it.
 *
 * @throws Problem `encoding-invalid`, `columns-invalid`, `body-malformed`: nothing was taken, the rest is not read
 */
export async function storeUpload(
  upload: Readable,
  file: Pick<ImportReport, 'format' | 'list'>,
  charset: string | undefined,
): Promise<ImportLease> {
  const lease = await ImportLease.open(file);
  let pieces = 0;
  let text = '';
  try {
    for await (const part of textOf(upload.iterator({ destroyOnReturn: false }), charset)) {
      text += part;
      if (text.length >= pieceLength) await store();
    }
    if (text !== '' || pieces === 0) await store();
    await lease.write({ state: 'running', pieces });
    return lease;
  } catch (error) {
    await (error instanceof Problem ? lease.discard() : lease.end('stopped', 'upload-broken'));
    throw error;
  }

  async function store(): Promise<void> {
    if (pieces === 0 && file.format === 'csv') await checkColumns(text);
    await ImportPieceModel.create({ _id: pieceId(lease.id, pieces), importId: lease.id, text, createdAt: new Date() });
    pieces += 1;
    text = '';
  }
}

/** The stored text of an import, in its pieces. @throws FileGone */
export async function* storedText({ _id, pieces }: Pick<ImportReport, '_id' | 'pieces'>): AsyncGenerator<string> {
  for (let number = 0; number < pieces; number += 1) {
    const piece = await ImportPieceModel.findById(pieceId(_id, number)).lean();
    if (!piece) throw new FileGone('a piece of the file is gone');
    yield piece.text;
  }
}

/** A file was not finished before it had to be removed. */
export class FileGone extends Error {}

function pieceId(importId: string, number: number): string {
  return `${importId} ${number}`;
}
