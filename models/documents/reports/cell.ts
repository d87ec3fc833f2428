import mongoose, { model } from 'mongoose';
import type { Channel } from '../../domain/message.ts';
import type { Money } from '../../domain/money/money.ts';
import type { Crowd } from '../../domain/reports/tally.ts';
import { asGiven, collection } from '../collection.ts';

/** What was counted of the texts of a unit that are alike in message, version, channel, route and country. */
export interface ReportCell {
  _id: string;
  /** The count that it belongs to: only those of the latest count of their unit hold. */
  count: string;
  unit: string;
  countedAt: Date;
  day: Date;
  journey: string;
  message: string;
  /** Version of the text, of what was rendered. */
  variant?: string;
  channel: Channel;
  route?: string;
  /** Where the readers were. */
  country?: string;
  /** Messages by what became of them, and what else is added up: `accepted`, `parts`, `clicks`, `humanClicks`, and `ordinals`, the places in their runs. */
  sums: Record<string, number>;
  /** Suppressed messages by reason. */
  reasons: Record<string, number>;
  cost: Money[];
  /** The people of each crowd, packed. */
  people: Record<string, Packed>;
}

/** As it is written; read without mongoose's documents it is the driver's own. */
type Packed = Uint8Array | mongoose.mongo.Binary;

const schema = collection<ReportCell>('report_cells', {
  _id: { type: String, required: true },
  count: { type: String, required: true },
  unit: { type: String, required: true },
  countedAt: { type: Date, required: true },
  day: { type: Date, required: true },
  journey: { type: String, required: true },
  message: { type: String, required: true },
  variant: String,
  channel: { type: String, required: true },
  route: String,
  country: String,
  sums: { type: asGiven, required: true },
  reasons: { type: asGiven, required: true },
  cost: { type: asGiven, required: true },
  people: { type: asGiven, required: true },
});
schema.index({ count: 1 });
schema.index({ unit: 1, countedAt: 1 });

export const ReportCellModel = model<ReportCell>('ReportCell', schema);

/** The people of a crowd in a cell, packed; nobody where the cell has none. */
export function packOf({ people }: Pick<ReportCell, 'people'>, crowd: Crowd): Uint8Array | undefined {
  const packed = people[crowd];
  return packed instanceof mongoose.mongo.Binary ? packed.value() : packed;
}
