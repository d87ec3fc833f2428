import { defined } from '../../../models/domain/defined.ts';
import { isDuplicateKey } from '../../../models/documents/connect.ts';
import { EnrollmentModel } from '../../../models/documents/enrollment.ts';
import { EventModel, type DispatchEffect, type EventDocument } from '../../../models/documents/event.ts';
import type { Journey } from '../../../workflows/catalogue.ts';
import { workflowTypeOf } from '../../../models/domain/runs/workflow-type.ts';
import type { RunStart as JourneyBeginning } from '../../../workflows/journey/start.ts';
import { endsOnOf, keyOf, mayEnterAgainSince } from '../../../workflows/run-id.ts';
import { findKnown, type KnownEvent } from './known-events.ts';
import type { Runs, RunStart } from '../../runs/temporal.ts';
import { isRepeatedFact } from './repeated-fact.ts';
import { visible } from './visible-event.ts';

/** What became of an event that begins a journey. */
export type Begun = Extract<DispatchEffect['effect'], 'started' | 'already-started' | 'duplicate'>;

/** Starts a run with what is known of its story already, unless the journey's rule of re-entry refuses. */
export async function enroll(
  runs: Runs,
  workflowId: string,
  name: string,
  journey: Journey,
  event: EventDocument,
): Promise<Begun> {
  const [entered, known] = await Promise.all([
    enter(runs, workflowId, name, journey, event),
    findKnown(workflowId, journey, event),
  ]);
  if (entered === 'already-started' || entered === 'duplicate') return entered;
  const mine = async () => (await runs.startedBy(workflowId)) === event._id;
  const hasBegun = entered === 'earlier' && (await mine());
  if (!hasBegun) {
    const started = await runs.start(startOf(workflowId, name, journey, event, known));
    if (!started && !(await mine())) return 'already-started';
  }
  await catchUp(runs, workflowId, hasBegun ? [] : known, await findKnown(workflowId, journey, event));
  return 'started';
}

/** What a run begins with: the event that starts it, and what is known of its story already. */
export function startOf(
  workflowId: string,
  name: string,
  journey: Journey,
  event: EventDocument,
  known: KnownEvent[],
): RunStart<JourneyBeginning> {
  const { onePer, about, again } = journey;
  const endsOn = endsOnOf(journey);
  const before = known.filter((one) => one.before).map(({ told }) => told);
  const meanwhile = known.filter((one) => !one.before).map(({ told }) => told);
  const told = visible(event);
  return {
    workflowId,
    workflowType: workflowTypeOf(name),
    businessKey: keyOf(journey, event),
    summary: about,
    once: again === 'never',
    start: defined<JourneyBeginning>({
      journey: name,
      contactId: event.contactId,
      event: told,
      ...(onePer === 'contact' ? { since: told.time } : {}),
      ...(before.length > 0 ? { before } : {}),
      ...(meanwhile.length > 0 ? { meanwhile } : {}),
      endsOn,
    }),
  };
}

/**
 * Tells a new run of the events that came while it was starting and found nobody, and says of all that it knows that
 * they were heard.
 */
async function catchUp(runs: Runs, workflowId: string, known: KnownEvent[], now: KnownEvent[]): Promise<void> {
  const begunWith = new Set(known.map(({ _id }) => _id));
  for (const { _id, told } of now) if (!begunWith.has(_id)) await runs.signal(workflowId, told.name, told);
  if (now.length === 0) return;
  const unheard = {
    _id: { $in: now.map(({ _id }) => _id) },
    effects: { $elemMatch: { workflowId, effect: 'no-run' as const } },
  };
  await EventModel.updateMany(unheard, { $set: { 'effects.$.effect': 'signalled' } });
}

/** Writes the enrolment: `entered` now or `earlier`, by an interrupted dispatch of this same event; else says why not. */
async function enter(
  runs: Runs,
  workflowId: string,
  name: string,
  journey: Journey,
  event: EventDocument,
): Promise<'entered' | 'earlier' | Exclude<Begun, 'started'>> {
  const entry = { journey: name, contactId: event.contactId, startedBy: event._id, at: new Date() };
  try {
    await EnrollmentModel.create({ _id: workflowId, ...entry });
    return 'entered';
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  const earlier = await EnrollmentModel.findById(workflowId).lean();
  if (earlier?.startedBy === event._id) return 'earlier';
  // The enrolment of a run that is there stays that of the event which began it.
  const restedSince = mayEnterAgainSince(journey.again, new Date());
  if (!restedSince || (await runs.running(workflowId))) return 'already-started';
  if (await isRepeatedFact(workflowId, journey, event, earlier?.startedBy ?? '')) return 'duplicate';
  const { modifiedCount } = await EnrollmentModel.updateOne({ _id: workflowId, at: { $lte: restedSince } }, entry);
  return modifiedCount === 1 ? 'entered' : 'already-started';
}
