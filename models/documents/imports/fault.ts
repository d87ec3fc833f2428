import { model } from 'mongoose';
import { collection } from '../collection.ts';
import { keptSeconds } from './report.ts';

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

const schema = collection<ImportFault>('import_faults', {
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
schema.index({ importId: 1, createdAt: -1, _id: -1 });
schema.index({ contactId: 1 }, { sparse: true });
schema.index({ sharedWith: 1 }, { sparse: true });
schema.index({ createdAt: 1 }, { expireAfterSeconds: keptSeconds });

export const ImportFaultModel = model<ImportFault>('ImportFault', schema);
