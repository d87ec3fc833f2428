import { Schema, model } from 'mongoose';

/** What became of one import. */
export interface ImportReport {
  _id: string;
  state: 'running' | 'done' | 'stopped';
  counts: { created: number; updated: number; rejected: number };
  createdAt: Date;
  endedAt?: Date;
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
  /** As it was written; personal data. */
  raw?: string;
  createdAt: Date;
}

const keptSeconds = 30 * 86_400;

const reportSchema = new Schema<ImportReport>(
  {
    _id: { type: String, required: true },
    state: { type: String, required: true },
    counts: { type: Schema.Types.Mixed, required: true },
    createdAt: { type: Date, required: true },
    endedAt: Date,
  },
  { collection: 'import_reports', versionKey: false },
);
reportSchema.index({ createdAt: 1 }, { expireAfterSeconds: keptSeconds });

const faultSchema = new Schema<ImportFault>(
  {
    _id: { type: String, required: true },
    importId: { type: String, required: true },
    line: { type: Number, required: true },
    contactId: String,
    field: String,
    reason: { type: String, required: true },
    raw: String,
    createdAt: { type: Date, required: true },
  },
  { collection: 'import_faults', versionKey: false },
);
faultSchema.index({ importId: 1, createdAt: -1, _id: -1 });
faultSchema.index({ contactId: 1 }, { sparse: true });
faultSchema.index({ createdAt: 1 }, { expireAfterSeconds: keptSeconds });

export const ImportReportModel = model<ImportReport>('ImportReport', reportSchema);
export const ImportFaultModel = model<ImportFault>('ImportFault', faultSchema);
