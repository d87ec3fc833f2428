import { model } from 'mongoose';
import { collection } from '../collection.ts';

/** A piece of an uploaded file, whole lines of text, until its import has ended; personal data. */
export interface ImportPiece {
  /** Import and number of the piece. */
  _id: string;
  importId: string;
  text: string;
  createdAt: Date;
}

const keptSeconds = 2 * 86_400;

const schema = collection<ImportPiece>('import_pieces', {
  _id: { type: String, required: true },
  importId: { type: String, required: true },
  // Mongoose takes an empty text for an absent one.
  text: { type: String, default: '' },
  createdAt: { type: Date, required: true },
});
schema.index({ importId: 1 });
schema.index({ createdAt: 1 }, { expireAfterSeconds: keptSeconds });

export const ImportPieceModel = model<ImportPiece>('ImportPiece', schema);
