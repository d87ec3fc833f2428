import { model } from 'mongoose';
import { collection } from '../collection.ts';
import { owingFields, type Owing } from '../owing.ts';

/** What became of one import. */
export interface ImportReport extends Omit<Owing, 'attempts'> {
  _id: string;
  /** `receiving` while the file comes in, `running` from its last byte on: from then on it is finished, whatever is killed. */
  state: 'receiving' | 'running' | 'done' | 'stopped';
  /** Why a stopped one was. */
  reason?: 'upload-broken' | 'file-gone' | 'internal';
  format: 'csv' | 'ndjson';
  counts: { created: number; updated: number; rejected: number };
  /** Pieces of the file that are stored. */
  pieces: number;
  /** The last line that is settled. */
  line: number;
  /** When `line` was reached. */
  lineAt: Date;
  createdAt: Date;
  endedAt?: Date;
  /** Who works on it, renewed with each lease, so that one who was frozen meanwhile finds out. */
  owner: string;
}

/** A piece of an uploaded file, whole lines of text, until its import has ended; personal data. */
export interface ImportPiece {
  /** Import and number of the piece. */
  _id: string;
  importId: string;
  text: string;
  createdAt: Date;
}

/** One fault of one row, with what stood in the cell, so that a file can be mended. Gone after 30 days. */
export interface ImportFault {
  /** Import, line and place in the line, so that they sort as in the file. */
  _id: string;
  importId: string;
  /** 1 for the first line of the file. */
  line: number;
  contactId?: string;
  field: string;
  reason: string;
  /** Other contacts with the same number, until they are erased. */
  sharedWith?: string[];
  /** As it was written; personal data. */
  raw?: string;
  createdAt: Date;
}

const keptSeconds = 30 * 86_400;
const pieceKeptSeconds = 2 * 86_400;

const reportSchema = collection<ImportReport>('import_reports', {
  _id: { type: String, required: true },
  state: { type: String, required: true },
  reason: String,
  format: { type: String, required: true },
  counts: {
    type: {
      created: { type: Number, required: true },
      updated: { type: Number, required: true },
      rejected: { type: Number, required: true },
    },
    _id: false,
    required: true,
  },
  pieces: { type: Number, required: true },
  line: { type: Number, required: true },
  lineAt: { type: Date, required: true },
  createdAt: { type: Date, required: true },
  endedAt: Date,
  owner: { type: String, required: true },
  pendingAt: owingFields.pendingAt,
});
reportSchema.index({ createdAt: 1 }, { expireAfterSeconds: keptSeconds });
reportSchema.index({ state: 1, createdAt: 1 });

const pieceSchema = collection<ImportPiece>('import_pieces', {
  _id: { type: String, required: true },
  importId: { type: String, required: true },
  // Mongoose takes an empty text for an absent one.
  text: { type: String, default: '' },
  createdAt: { type: Date, required: true },
});
pieceSchema.index({ importId: 1 });
pieceSchema.index({ createdAt: 1 }, { expireAfterSeconds: pieceKeptSeconds });

const faultSchema = collection<ImportFault>('import_faults', {
  _id: { type: String, required: true },
  importId: { type: String, required: true },
  line: { type: Number, required: true },
  contactId: String,
  field: { type: String, default: '' },
  reason: { type: String, required: true },
  sharedWith: { type: [String], default: undefined },
  raw: String,
  createdAt: { type: Date, required: true },
});
faultSchema.index({ importId: 1, createdAt: -1, _id: -1 });
faultSchema.index({ contactId: 1 }, { sparse: true });
faultSchema.index({ sharedWith: 1 }, { sparse: true });
faultSchema.index({ createdAt: 1 }, { expireAfterSeconds: keptSeconds });

export const ImportReportModel = model<ImportReport>('ImportReport', reportSchema);
export const ImportPieceModel = model<ImportPiece>('ImportPiece', pieceSchema);
export const ImportFaultModel = model<ImportFault>('ImportFault', faultSchema);
