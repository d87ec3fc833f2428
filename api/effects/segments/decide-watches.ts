import { canonicalJson } from '../../../models/domain/canonical-json.ts';
import { withoutReferences } from '../../../models/domain/segments/references.ts';
import { isDuplicateKey } from '../../../models/documents/connect.ts';
import { owingAfter } from '../../../models/documents/owing.ts';
import { SegmentAskingModel } from '../../../models/documents/segments/asking.ts';
import { SegmentMemberModel } from '../../../models/documents/segments/member.ts';
import { SegmentWatchModel, type SegmentWatch } from '../../../models/documents/segments/watch.ts';
import { declaredSegments } from '../../../models/segments.ts';
import { askingJourneys, watchedSegments } from './watched.ts';

/** Where two versions run side by side while one replaces the other, the one that was started last decides. */
const startedAt = new Date();

/**
 * Begins to watch the segments that journeys name, begins anew where a condition has changed, and ends what no journey names
 * any more. May be repeated.
 */
export async function decideWatches(): Promise<void> {
  const rows = await SegmentWatchModel.find().lean();
  for (const segment of watchedSegments) {
    const row = rows.find(({ _id }) => _id === segment);
    const condition = withoutReferences({ segment }, declaredSegments);
    if (!row) await begin({ _id: segment, condition, decidedAt: startedAt, isTaken: false, ...owingAfter(0) });
    else if (canonicalJson(row.condition) !== canonicalJson(condition))
      await decide(row, { $set: { condition, isTaken: false, ...owingAfter(0) }, $unset: { upTo: 1 } });
  }
  for (const row of rows.filter(({ _id, condition }) => condition && !watchedSegments.includes(_id)))
    if (await decide(row, { $set: { isTaken: false }, $unset: { condition: 1, pendingAt: 1, upTo: 1 } }))
      await SegmentMemberModel.deleteMany({ segment: row._id });
  for (const asking of askingJourneys) await ask(asking);
}

/** @returns whether this process was the one that was started last */
async function decide({ _id, decidedAt }: SegmentWatch, update: { $set: object; $unset: object }): Promise<boolean> {
  if (decidedAt >= startedAt) return false;
  const decided = { ...update, $set: { ...update.$set, decidedAt: startedAt } };
  const { modifiedCount } = await SegmentWatchModel.updateOne({ _id, decidedAt }, decided);
  return modifiedCount === 1;
}

async function begin(watch: SegmentWatch): Promise<void> {
  try {
    await SegmentWatchModel.create(watch);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/** Once ever for each journey and segment, however often either changes. */
async function ask({ journey, segment }: { journey: string; segment: string }): Promise<void> {
  const _id = `${journey}/${segment}`;
  if (await SegmentAskingModel.exists({ _id })) return;
  const asking = { journey, segment, from: new Date(), ...owingAfter(0) };
  await SegmentAskingModel.updateOne({ _id }, { $setOnInsert: asking }, { upsert: true });
}
