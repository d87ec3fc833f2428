import { dueDay, nextChance, type Schedule } from '../../../models/domain/time/schedule.ts';
import { withoutReferences } from '../../../models/domain/segments/references.ts';
import { allZones, whereabouts } from '../../../models/domain/time/time-zones.ts';
import { ContactModel } from '../../../models/documents/contacts/contact.ts';
import { due, leaseMs, owingAfter, takeOwed } from '../../../models/documents/owing.ts';
import { ScheduleLookModel, type ScheduleLook } from '../../../models/documents/schedule-look.ts';
import { audienceOf } from '../../../models/documents/segments/audience.ts';
import { onSchedule } from '../../../models/own-events.ts';
import { declaredSegments } from '../../../models/segments.ts';
import { catalogue } from '../../../workflows/catalogue.ts';
import { tell, type Own, type TellContext } from './tell.ts';

/** So many begin in one request. */
const atOnce = 100;

const schedules: ReadonlyMap<string, Schedule> = new Map(
  Object.entries(catalogue).flatMap(([name, { startsOn, schedule }]) =>
    startsOn === onSchedule && schedule ? [[name, schedule] as const] : [],
  ),
);

/**
 * Begins the journeys whose time has come, each for those who belong to its segment then: once per person and day. What was
 * missed while no api ran begins late, as long as it is still that day for the person. What came before a schedule was first seen does not.
 */
export async function followSchedules(context: TellContext): Promise<void> {
  if (schedules.size === 0) return;
  await beginToFollow();
  const looks = await ScheduleLookModel.find({ _id: { $in: [...schedules.keys()] }, ...due() }).lean();
  for (const look of looks) {
    const schedule = schedules.get(look._id);
    if (schedule && (await takeOwed(ScheduleLookModel, look))) await follow(context, look, schedule);
  }
}

async function beginToFollow(): Promise<void> {
  const now = new Date();
  const known = new Set(await ScheduleLookModel.distinct('_id', { _id: { $in: [...schedules.keys()] } }));
  for (const [_id, schedule] of schedules) {
    if (known.has(_id)) continue;
    const first = { seenUntil: now, attempts: 0, pendingAt: nextChance(schedule, now) };
    await ScheduleLookModel.updateOne({ _id }, { $setOnInsert: first }, { upsert: true });
  }
}

async function follow(context: TellContext, look: ScheduleLook, schedule: Schedule): Promise<void> {
  const { seenUntil: since, until = new Date() } = look;
  const isDue = (zones: readonly string[]) => dueDay(schedule, zones, { since, until, now: new Date() });
  const { zone } = schedule;
  const isSomewhere = zone === undefined ? allZones().some((each) => isDue([each])) : isDue([zone]) !== undefined;
  if (isSomewhere && !(await beginForAll(context, look, schedule, until))) return;
  // Whoever may be in several zones is meant when the last of them shows the time, which is that of one zone.
  const next = { seenUntil: until, pendingAt: nextChance(schedule, until) };
  await write(look, { $set: next, $unset: { until: 1, upTo: 1 } });
}

/** @returns false where another process has the look by now */
async function beginForAll(
  context: TellContext,
  look: ScheduleLook,
  schedule: Schedule,
  until: Date,
): Promise<boolean> {
  const condition = withoutReferences({ segment: schedule.segment }, declaredSegments);
  const { _id: journey, seenUntil: since, upTo: after = '' } = look;
  for await (const ids of audienceOf(condition, { now: new Date(), after })) {
    for (let from = 0; from < ids.length; from += atOnce) {
      const some = ids.slice(from, from + atOnce);
      const { pendingAt } = owingAfter(leaseMs);
      const upTo = some.at(-1);
      await tell(context, await dueAmong(some, journey, schedule, { since, until, now: new Date() }));
      if (!(await write(look, { $set: { until, upTo, pendingAt } }))) return false;
    }
  }
  return true;
}

async function dueAmong(
  ids: readonly string[],
  journey: string,
  schedule: Schedule,
  times: { since: Date; until: Date; now: Date },
): Promise<Own[]> {
  const contacts = await ContactModel.find({ _id: { $in: [...ids] } })
    .select('timeZone region country statedCountry phone')
    .lean();
  return contacts.flatMap((contact) => {
    const { zone } = schedule;
    const come = dueDay(schedule, zone === undefined ? whereabouts(contact).zones : [zone], times);
    if (!come) return [];
    const { day, at: time } = come;
    return [{ type: onSchedule, contactId: contact._id, time, once: `${journey}/${day}`, journey, data: { day } }];
  });
}

/** False where another process has the look by now: each taking counts as an attempt. */
async function write({ _id, attempts }: ScheduleLook, update: object): Promise<boolean> {
  const { matchedCount } = await ScheduleLookModel.updateOne({ _id, attempts }, update);
  return matchedCount === 1;
}
