import type { temporal } from '@temporalio/proto';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { sourceLocation } from '../models/source-location.ts';

/** What a run has gone through. */
export type History = temporal.api.history.v1.IHistory;
type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/**
 * Why a run that is open could not go on by the journeys of a bundle: at which of its steps, and what they do there.
 * Undefined where it can.
 */
export async function misfitOf(workflowBundle: WorkflowBundleOption, history: History): Promise<string | undefined> {
  const report = await reportOf(workflowBundle, history);
  if (report === undefined) return undefined;
  const said = quoted(/message: ("(?:[^"\\]|\\.)*")/, report);
  if (!said.startsWith('[TMPRL1100]')) return thrown(said, quoted(/stack_trace: ("(?:[^"\\]|\\.)*")/, report));
  const events = history.events ?? [];
  const [, had, does] = /of scheduled event '([^']+)' .* command '([^']+)'/.exec(said) ?? [];
  const event = had ? await firstOfType(had, workflowBundle, events) : named(said, events);
  const now = does ? `begins ${does} there` : 'does something else there, or nothing';
  return event
    ? `Step ${Number(event.eventId)} of the run was: ${stepOf(event)}. The journey now ${now}.`
    : `Temporal says: ${said.replace('[TMPRL1100] ', '')}`;
}

/** What the core reports of a replay that fails, which quotes a failure in the words of Rust. */
async function reportOf(workflowBundle: WorkflowBundleOption, history: History): Promise<string | undefined> {
  try {
    await Worker.runReplayHistory({ workflowBundle }, history);
    return undefined;
  } catch (error) {
    if (error instanceof Error && ['DeterminismViolationError', 'ReplayError'].includes(error.name))
      return error.message;
    throw error;
  }
}

function quoted(pattern: RegExp, report: string): string {
  const [, literal] = pattern.exec(report) ?? [];
  try {
    return JSON.parse(literal ?? '') as string;
  } catch {
    return literal ?? report;
  }
}

/** Why a run cannot go on whose journey was renamed or removed. */
export const noJourney = 'No journey of this name is there any more.';

function thrown(said: string, stack: string): string {
  if (said.includes('no such function is exported')) return noJourney;
  const at = sourceLocation(stack);
  return `The journey throws${at ? ` at ${at}` : ''}: ${said}`;
}

/** The event that a report names, by its number or as the one of a local activity. */
function named(said: string, events: readonly HistoryEvent[]): HistoryEvent | undefined {
  const [, id] = /\bid: (\d+)/.exec(said) ?? [];
  const [, ordinal] = /LocalActivity\((\d+)\)/.exec(said) ?? [];
  return events.find((event) =>
    id ? String(event.eventId) === id : ordinal && ordinalOfLocal(event) === Number(ordinal),
  );
}

/** The place of a local activity among all of a run. */
function ordinalOfLocal({ markerRecordedEventAttributes: marker }: HistoryEvent): number | undefined {
  if (marker?.markerName !== 'core_local_activity') return undefined;
  const data = marker.details?.['data']?.payloads?.[0]?.data;
  return data ? (JSON.parse(Buffer.from(data).toString()) as { seq?: number }).seq : undefined;
}

/** A report of another activity type does not say where: it is the first of its type up to which a replay fails. */
async function firstOfType(
  type: string,
  workflowBundle: WorkflowBundleOption,
  events: readonly HistoryEvent[],
): Promise<HistoryEvent | undefined> {
  const ofType = events.filter((event) => event.activityTaskScheduledEventAttributes?.activityType?.name === type);
  for (const event of ofType) {
    const next = events.findIndex(
      (each, index) => index > events.indexOf(event) && each.workflowTaskStartedEventAttributes,
    );
    const until = events.slice(0, next < 0 ? events.length : next + 1);
    if (await reportOf(workflowBundle, { events: until })) return event;
  }
  return undefined;
}

/** A step in the words of its event: the summary that it was given, or its name. */
function stepOf(event: HistoryEvent): string {
  const summary = event.userMetadata?.summary?.data;
  if (summary) return JSON.parse(Buffer.from(summary).toString()) as string;
  const { activityTaskScheduledEventAttributes: activity, markerRecordedEventAttributes: marker } = event;
  const kind = Object.keys(event).find((name) => name.endsWith('EventAttributes')) ?? 'an event';
  const plain = kind.replace('EventAttributes', '').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return activity?.activityType?.name ?? marker?.markerName ?? plain;
}
