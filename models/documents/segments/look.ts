import { model } from 'mongoose';
import { collection } from '../collection.ts';
import { isDuplicateKey } from '../connect.ts';
import { indexOwing, owingFields, type Owing } from '../owing.ts';
import { SegmentWatchModel } from './watch.ts';

/** A contact of whom something has changed, so that it may have entered or left a segment: it owes a look. */
export interface SegmentLook extends Owing {
  /** The contact. */
  _id: string;
  /** How often something has changed since; what comes while somebody looks makes one look more. */
  changes: number;
}

const schema = collection<SegmentLook>('segment_looks', {
  _id: { type: String, required: true },
  changes: { type: Number, required: true },
  ...owingFields,
});
indexOwing(schema);

export const SegmentLookModel = model<SegmentLook>('SegmentLook', schema);

/** What changes within this time is written down together, beside the request that has changed it. */
const togetherMs = 200;

/** Whom this process has still to write down. */
let changed = new Set<string>();
let timer: NodeJS.Timeout | undefined;

/**
 * Something of these contacts has changed that conditions of segments may ask. Who calls does not wait; what a process that is
 * killed had not written down yet is found when all are looked through.
 */
export function lookAgainAt(...contactIds: readonly string[]): void {
  for (const id of contactIds) changed.add(id);
  if (changed.size === 0 || timer) return;
  timer = setTimeout(() => {
    timer = undefined;
    const ids = [...changed];
    changed = new Set();
    void writeDown(ids).catch(() => undefined);
  }, togetherMs);
  timer.unref();
}

async function writeDown(contactIds: readonly string[]): Promise<void> {
  if (await SegmentWatchModel.exists({ isTaken: true })) await oweLooks(contactIds);
}

/** Writes down whom to look at again. Whoever is being looked at now is looked at once more. */
export async function oweLooks(contactIds: readonly string[]): Promise<void> {
  if (contactIds.length === 0) return;
  const now = new Date();
  const owing = contactIds.map((_id) => ({
    updateOne: {
      filter: { _id },
      update: { $setOnInsert: { pendingAt: now, attempts: 0 }, $inc: { changes: 1 } },
      upsert: true,
    },
  }));
  try {
    await SegmentLookModel.bulkWrite(owing, { ordered: false });
  } catch (error) {
    // Somebody else has written the same contact down in the same moment.
    if (!isDuplicateKey(error)) throw error;
  }
}

/** Somebody has looked; where something has changed meanwhile, somebody looks again. */
export async function haveLooked({ _id, changes }: SegmentLook): Promise<void> {
  const { deletedCount } = await SegmentLookModel.deleteOne({ _id, changes });
  if (deletedCount === 0) await SegmentLookModel.updateOne({ _id }, { $set: { pendingAt: new Date() } });
}
