import type { QueryFilter } from 'mongoose';
import { databaseTime } from '../../models/documents/database-time.ts';
import { DeliveryModel, type Delivery } from '../../models/documents/deliveries/delivery.ts';
import { noteChange } from '../../models/documents/reports/unit.ts';
import { WatermarkModel } from '../../models/documents/watermark.ts';

const watermark = 'report-changes';

/**
 * What is written at an instant can be read a moment later, and a new row has the clock of the process that wrote it: so far
 * back is looked again.
 */
const overlapMs = 120_000;

/** So much of what happened is looked through at once, after a time in which no api ran. */
const stepMs = 3_600_000;

/** Finds the days and journeys of which rows of the ledger have changed, and returns up to when. May be repeated by anybody. */
export async function findChanges(): Promise<Date> {
  const now = new Date(await databaseTime());
  const seen = await WatermarkModel.findById(watermark).lean();
  if (!seen) await noteAll({ changedAt: null }, now);
  let from = seen ? seen.seenUntil.getTime() - overlapMs : ((await firstChange()) ?? now).getTime();
  for (; from + stepMs < now.getTime(); from += stepMs) {
    await noteAll({ changedAt: { $gte: new Date(from), $lt: new Date(from + stepMs) } }, now);
    await haveSeen(new Date(from + stepMs));
  }
  await noteAll({ changedAt: { $gte: new Date(from) } }, now);
  await haveSeen(now);
  return now;
}

/** When the first row was written that says so. */
async function firstChange(): Promise<Date | undefined> {
  const row = await DeliveryModel.findOne({ changedAt: { $gte: new Date(0) } })
    .sort({ changedAt: 1 })
    .select('changedAt')
    .lean();
  return row?.changedAt;
}

/** @param now stands for the change of rows that do not say when they have changed */
async function noteAll(which: QueryFilter<Delivery>, now: Date): Promise<void> {
  const changed = await DeliveryModel.aggregate<{ _id: { journey: string; day: Date }; changedAt: Date | null }>([
    { $match: which },
    {
      $group: {
        _id: { journey: '$journey', day: { $dateTrunc: { date: '$createdAt', unit: 'day' } } },
        changedAt: { $max: '$changedAt' },
      },
    },
  ]);
  for (const { _id, changedAt } of changed) await noteChange(_id.day, _id.journey, changedAt ?? now);
}

async function haveSeen(seenUntil: Date): Promise<void> {
  const update = { $max: { seenUntil }, $setOnInsert: { takenUntil: seenUntil } };
  await WatermarkModel.updateOne({ _id: watermark }, update, { upsert: true });
}
