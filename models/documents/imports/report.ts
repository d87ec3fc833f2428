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
  /** The list that every row joins. */
  list?: string;
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

/** Of reports, and of their faults. */
export const keptSeconds = 30 * 86_400;

const schema = collection<ImportReport>('import_reports', {
  _id: { type: String, required: true },
  state: { type: String, required: true },
  reason: String,
  format: { type: String, required: true },
  list: String,
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
schema.index({ createdAt: 1 }, { expireAfterSeconds: keptSeconds });
schema.index({ state: 1, createdAt: 1 });

export const ImportReportModel = model<ImportReport>('ImportReport', schema);
