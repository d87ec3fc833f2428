import { due, leaseMs, owingAfter, takeOwed } from '../../../models/documents/owing.ts';
import { audienceOf } from '../../../models/documents/segments/audience.ts';
import { oweLooks } from '../../../models/documents/segments/look.ts';
import { memberId, SegmentMemberModel } from '../../../models/documents/segments/member.ts';
import { SegmentWatchModel, type SegmentWatch } from '../../../models/documents/segments/watch.ts';
import { watchedSegments } from './watched.ts';

/** Whoever has left is looked at again so many at a time. */
const atOnce = 1_000;

/** Between two contacts, by their ids; without an end behind the last. */
interface Stretch {
  segment: string;
  after: string;
  upTo?: string | undefined;
}

/**
 * Looks through all contacts for each watched segment that is due, one segment after the other, since conditions speak of time
 * and nothing tells that it passes. Each is one process's at a time, and goes on where a killed one has stopped.
 *
 * @param everyMs the pause between two looks through one segment
 */
export async function lookThroughDue(everyMs: number): Promise<void> {
  const watches = await SegmentWatchModel.find({ _id: { $in: [...watchedSegments] }, ...due() })
    .sort({ pendingAt: 1 })
    .lean();
  for (const watch of watches) if (await takeOwed(SegmentWatchModel, watch)) await lookThrough(watch, everyMs);
}

/** The first look takes those who belong as they are; every other one finds who has come or gone since. */
async function lookThrough(watch: SegmentWatch, everyMs: number): Promise<void> {
  const { _id: segment, condition, isTaken } = watch;
  if (!condition) return;
  const compare = isTaken ? lookAgainAtThoseWhoDiffer : takeAsTheyAre;
  let after = watch.upTo ?? '';
  for await (const ids of audienceOf(condition, { now: new Date(), after })) {
    const upTo = ids.at(-1);
    if (upTo === undefined) continue;
    await compare({ segment, after, upTo }, ids);
    after = upTo;
    if (!(await write(watch, { $set: { upTo, ...leased() } }))) return;
  }
  await compare({ segment, after }, []);
  // What has changed while those who belong were taken is found by the next look.
  const next = owingAfter(isTaken ? everyMs : 0).pendingAt;
  await write(watch, { $set: { isTaken: true, pendingAt: next }, $unset: { upTo: 1 } });
}

/** False where another process has the look by now, or the watch has begun anew: each taking counts as an attempt. */
async function write({ _id, attempts, decidedAt }: SegmentWatch, update: object): Promise<boolean> {
  const { matchedCount } = await SegmentWatchModel.updateOne({ _id, attempts, decidedAt }, update);
  return matchedCount === 1;
}

function leased() {
  return { pendingAt: owingAfter(leaseMs).pendingAt };
}

async function lookAgainAtThoseWhoDiffer(stretch: Stretch, ids: readonly string[]): Promise<void> {
  const come = new Set(ids);
  let gone: string[] = [];
  const stored = SegmentMemberModel.find({ ...within(stretch), isIn: true }).select('contactId');
  for await (const { contactId } of stored.lean().cursor({ batchSize: atOnce })) {
    if (!come.delete(contactId)) gone.push(contactId);
    if (gone.length < atOnce) continue;
    await oweLooks(gone);
    gone = [];
  }
  await oweLooks([...gone, ...come]);
}

async function takeAsTheyAre(stretch: Stretch, ids: readonly string[]): Promise<void> {
  const { segment } = stretch;
  await SegmentMemberModel.deleteMany({ $and: [within(stretch), { contactId: { $nin: [...ids] } }] });
  const taken = ids.map((contactId) => ({
    updateOne: {
      filter: { _id: memberId(segment, contactId) },
      update: { $setOnInsert: { segment, contactId, isIn: true, attempts: 0 } },
      upsert: true,
    },
  }));
  if (taken.length > 0) await SegmentMemberModel.bulkWrite(taken, { ordered: false });
}

function within({ segment, after, upTo }: Stretch) {
  return { segment, contactId: { $gt: after, ...(upTo === undefined ? {} : { $lte: upTo }) } };
}
