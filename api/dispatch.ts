import { catalogue, type CatalogueEntry } from '../workflows/catalogue.ts';
import type { JourneyStart } from '../workflows/journey/start.ts';
import { milliseconds } from '../models/domain/duration.ts';
import { encodeId } from '../models/domain/encode.ts';
import { eventSchemas, type EventName, type EventOf } from '../models/domain/events.ts';
import { isDuplicateKey } from '../models/documents/connect.ts';
import { EnrollmentModel } from '../models/documents/enrollment.ts';
import { EventModel, type DispatchEffect, type EventDocument } from '../models/documents/event.ts';
import { recordConversions, type Aim } from './convert.ts';
import type { Runs } from './temporal.ts';

const journeys = Object.entries<CatalogueEntry>(catalogue);

/**
 * Gives an event its effect: starts the journeys that begin with it and signals those that hear it. May be repeated
 * at any point without a second effect.
 */
export async function dispatchEvent(runs: Runs, event: EventDocument): Promise<DispatchEffect[]> {
  const effects: DispatchEffect[] = [];
  for (const [name, journey] of journeys) {
    const workflowId = workflowIdOf(name, journey, event);
    if (journey.startsOn === event.type) effects.push({ workflowId, effect: await enroll(runs, name, journey, event) });
    if (journey.hears.includes(event.type as EventName) || journey.goal?.on === event.type) {
      const heard = await runs.signal(workflowId, event.type, visible(event));
      effects.push({ workflowId, effect: heard ? 'signalled' : await missed(runs, workflowId, event) });
    }
  }
  await recordConversions(event, goalsOf(event));
  return effects;
}

/** The journeys whose goal the event is, each with the run that it would end. */
function goalsOf(event: EventDocument): Aim[] {
  return journeys.flatMap(([name, journey]) =>
    journey.goal?.on === event.type
      ? [{ journey: name, goal: journey.goal, workflowId: workflowIdOf(name, journey, event), onePer: journey.onePer }]
      : [],
  );
}

/** `<journey>/<contact>`, with the business key behind it where one run is per key. */
function workflowIdOf(name: string, { onePer }: CatalogueEntry, { contactId, data }: EventDocument): string {
  const person = `${name}/${encodeId(contactId)}`;
  return onePer === 'contact' ? person : `${person}/${encodeId(String(data?.[onePer]))}`;
}

/** The event as runs see it: of its payload, only what the schema names. */
function visible({ source, eventId, type, time, data }: EventDocument): EventOf<EventName> {
  const name = type as EventName;
  const named = { id: eventId, source, name, time: time.toISOString(), data: eventSchemas[name].parse(data) };
  return named as EventOf<EventName>;
}

/** Starts a run unless the journey's own rule of re-entry says that this contact or key has had it. */
async function enroll(
  runs: Runs,
  name: string,
  journey: CatalogueEntry,
  event: EventDocument,
): Promise<DispatchEffect['effect']> {
  const workflowId = workflowIdOf(name, journey, event);
  const enrolled = await enter(workflowId, name, journey, event);
  if (enrolled === 'refused') return 'already-started';
  if (enrolled === 'earlier' && (await runs.startedBy(workflowId)) === event._id) return 'started';
  const { contactId } = event;
  const { goal, hears } = journey;
  const endsOn = goal && !hears.includes(goal.on) ? { endsOn: goal.on } : {};
  const start = { journey: name, contactId, event: visible(event), ...endsOn } as JourneyStart<EventName, EventName>;
  const businessKey = journey.onePer === 'contact' ? undefined : String(event.data?.[journey.onePer]);
  const { workflowType, about } = journey;
  const started = await runs.start({ workflowId, workflowType, businessKey, summary: about, start });
  if (!started && (await runs.startedBy(workflowId)) !== event._id) return 'already-started';
  await catchUp(runs, workflowId, event);
  return 'started';
}

/** Writes the enrolment: `entered` now, `earlier` by an interrupted dispatch of this same event, or `refused`. */
async function enter(
  workflowId: string,
  name: string,
  { again }: CatalogueEntry,
  event: EventDocument,
): Promise<'entered' | 'earlier' | 'refused'> {
  const entry = { journey: name, contactId: event.contactId, startedBy: event._id, at: new Date() };
  try {
    await EnrollmentModel.create({ _id: workflowId, ...entry });
    return 'entered';
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  const earlier = await EnrollmentModel.findById(workflowId).lean();
  if (earlier?.startedBy === event._id) return 'earlier';
  if (again === 'never') return 'refused';
  const restedSince = new Date(Date.now() - milliseconds(again.after));
  const { modifiedCount } = await EnrollmentModel.updateOne({ _id: workflowId, at: { $lte: restedSince } }, entry);
  return modifiedCount === 1 ? 'entered' : 'refused';
}

/** Tells a new run of the events that overtook the one that began it. */
async function catchUp(runs: Runs, workflowId: string, { contactId }: EventDocument): Promise<void> {
  const overtaking = await EventModel.find({ contactId, missedBy: workflowId }).sort({ time: 1 }).lean();
  for (const event of overtaking) if (event.data) await runs.signal(workflowId, event.type, visible(event));
}

/**
 * No run hears the event yet. It is marked before looking for an enrolment, which closes the gap with a run that is
 * starting at this moment: either that run finds the mark, or we find the enrolment.
 */
async function missed(runs: Runs, workflowId: string, event: EventDocument): Promise<DispatchEffect['effect']> {
  await EventModel.updateOne({ _id: event._id }, { $addToSet: { missedBy: workflowId } });
  const enrollment = await EnrollmentModel.findById(workflowId).select('at').lean();
  const heard = enrollment && (await runs.signal(workflowId, event.type, visible(event)));
  return heard ? 'signalled' : 'no-run';
}
