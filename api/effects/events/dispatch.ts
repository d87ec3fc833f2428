import { catalogue, type Journey } from '../../../workflows/catalogue.ts';
import { heardBy, workflowIdOf } from '../../../workflows/run-id.ts';
import type { DispatchEffect, EventDocument } from '../../../models/documents/event.ts';
import { recordConversions, type Aim } from '../count-conversion.ts';
import { enroll, type Begun } from './enroll.ts';
import { refuseMissingJourneys } from './missing-journeys.ts';
import { restartRun } from './restart-run.ts';
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
    if (event.journey !== undefined && event.journey !== name) continue;
    const workflowId = workflowIdOf(name, journey, event);
    if (event.effects.some((had) => had.workflowId === workflowId)) continue;
    const effect = await effectOn(journey, event.type, {
      restart: () => restartRun(runs, workflowId, event),
      begin: () => enroll(runs, workflowId, name, journey, event),
      tell: () => runs.signal(workflowId, event.type, visible(event)),
    });
    if (effect) event.effects.push({ workflowId, effect });
  }
  await recordConversions(event, goalsOf(event));
  await refuseMissingJourneys(runs, event);
}

/** What can be done to a run of a journey; each says whether it was. */
interface Means {
  /** Lets the one that is there begin anew, with the data of the event. */
  restart: () => Promise<boolean>;
  /** Begins it; not where the journey's rule of re-entry refuses, or the same was told before. */
  begin: () => Promise<Begun>;
  /** Tells the run that is there. */
  tell: () => Promise<boolean>;
}

/** Gives an event its effect on one journey; undefined where the journey has nothing to do with it. */
export async function effectOn(
  journey: Journey,
  type: string,
  { restart, begin, tell }: Means,
): Promise<DispatchEffect['effect'] | undefined> {
  const starts = journey.startsOn === type;
  const heard = heardBy(journey).includes(type);
  if (starts && journey.restarts && (await restart())) return 'signalled';
  const begun = starts ? await begin() : undefined;
  if (begun === 'started') return begun;
  if (heard && (await tell())) return 'signalled';
  if (begun) return begun;
  return heard ? 'no-run' : undefined;
}

/** The journeys whose goal the event is, each with the run that it would end. */
function goalsOf(event: EventDocument): Aim[] {
  return journeys.flatMap(([name, journey]) =>
    journey.goal?.on === event.type && event.journey === undefined
      ? [{ journey: name, goal: journey.goal, workflowId: workflowIdOf(name, journey, event), onePer: journey.onePer }]
      : [],
  );
}
