import { catalogue, type Journey } from '../../../workflows/catalogue.ts';
import { heardBy, workflowIdOf } from '../../../workflows/run-id.ts';
import type { DispatchEffect, EventDocument } from '../../../models/documents/event.ts';
import { recordConversions, type Aim } from '../count-conversion.ts';
import { enroll } from './enroll.ts';
import { refuseMissingJourneys } from './missing-journeys.ts';
import { restart } from './restart.ts';
import type { Runs } from '../../runs/temporal.ts';
import { visible } from './visible-event.ts';

const journeys = Object.entries(catalogue);

/**
 * Gives an event its effect: starts the journeys that begin with it and signals those that hear it. What it did to each
 * is written into `event.effects` as it happens. May be repeated at any point without a second effect.
 *
 * @throws MissingJourney when all that can be done is done, and an open run may have had to hear it
 */
export async function dispatchEvent(runs: Runs, event: EventDocument): Promise<void> {
  for (const [name, journey] of journeys) {
    const workflowId = workflowIdOf(name, journey, event);
    if (event.effects.some((had) => had.workflowId === workflowId)) continue;
    const effect = await effectOn(runs, name, journey, workflowId, event);
    if (effect) event.effects.push({ workflowId, effect });
  }
  await recordConversions(event, goalsOf(event));
  await refuseMissingJourneys(runs, event);
}

async function effectOn(
  runs: Runs,
  name: string,
  journey: Journey,
  workflowId: string,
  event: EventDocument,
): Promise<DispatchEffect['effect'] | undefined> {
  const starts = journey.startsOn === event.type;
  const heard = heardBy(journey).includes(event.type);
  if (starts && journey.restarts && (await restart(runs, workflowId, event))) return 'signalled';
  if (starts && (await enroll(runs, workflowId, name, journey, event))) return 'started';
  if (heard && (await runs.signal(workflowId, event.type, visible(event)))) return 'signalled';
  if (starts) return 'already-started';
  return heard ? 'no-run' : undefined;
}

/** The journeys whose goal the event is, each with the run that it would end. */
function goalsOf(event: EventDocument): Aim[] {
  return journeys.flatMap(([name, journey]) =>
    journey.goal?.on === event.type
      ? [{ journey: name, goal: journey.goal, workflowId: workflowIdOf(name, journey, event), onePer: journey.onePer }]
      : [],
  );
}
