import { model } from 'mongoose';
import { collection } from '../collection.ts';
import { isDuplicateKey } from '../connect.ts';

/** The number of a contact in packed sets of people; given once, and kept, as the id is, when the person is erased. */
export interface ReportPerson {
  /** The contact id. */
  _id: string;
  /** From 1 on, without gaps as far as that is possible. */
  number: number;
}

const schema = collection<ReportPerson>('report_people', {
  _id: { type: String, required: true },
  number: { type: Number, required: true },
});
schema.index({ number: 1 }, { unique: true });

export const ReportPersonModel = model<ReportPerson>('ReportPerson', schema);

/** The number of each contact; who has none is given the next one. */
export async function numbersOf(contactIds: readonly string[]): Promise<Map<string, number>> {
  for (;;) {
    const rows = await ReportPersonModel.find({ _id: { $in: contactIds } }).lean();
    const numbers = new Map(rows.map(({ _id, number }) => [_id, number]));
    const without = [...new Set(contactIds)].filter((id) => !numbers.has(id));
    if (without.length === 0) return numbers;
    const last = await ReportPersonModel.findOne().sort({ number: -1 }).lean();
    const next = (last?.number ?? 0) + 1;
    try {
      await ReportPersonModel.insertMany(
        without.map((_id, index) => ({ _id, number: next + index })),
        { ordered: false },
      );
    } catch (error) {
      // Another process gives numbers at this moment: what it has taken is read, and the rest is tried again.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}
