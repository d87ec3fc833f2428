import type { WorkflowHandle } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

const pauseMs = 10;

/** Waits until a run has nothing left to do before time passes: no step under way, and no activity but between two tries. */
export async function untilIdle(run: WorkflowHandle, isBetweenTries: (activityId: string) => boolean): Promise<void> {
  while (!isIdle((await run.fetchHistory()).events ?? [], isBetweenTries)) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

function isIdle(events: HistoryEvent[], isBetweenTries: (activityId: string) => boolean): boolean {
  const steps = { scheduled: 0, done: 0 };
  const open = new Map<string, string>();
  for (const event of events) {
    const { eventId, activityTaskScheduledEventAttributes: scheduled } = event;
    if (hasClosed(event)) return true;
    if (event.workflowTaskScheduledEventAttributes) steps.scheduled += 1;
    if (endOfStep(event)) steps.done += 1;
    if (scheduled) open.set(String(eventId), scheduled.activityId ?? '');
    const ended = endOfActivity(event);
    if (ended) open.delete(String(ended.scheduledEventId));
  }
  return steps.scheduled === steps.done && [...open.values()].every(isBetweenTries);
}

function hasClosed(event: HistoryEvent): boolean {
  return Boolean(
    event.workflowExecutionCompletedEventAttributes ??
    event.workflowExecutionFailedEventAttributes ??
    event.workflowExecutionTerminatedEventAttributes ??
    event.workflowExecutionCanceledEventAttributes,
  );
}

function endOfStep(event: HistoryEvent) {
  return (
    event.workflowTaskCompletedEventAttributes ??
    event.workflowTaskFailedEventAttributes ??
    event.workflowTaskTimedOutEventAttributes
  );
}

function endOfActivity(event: HistoryEvent) {
  return (
    event.activityTaskCompletedEventAttributes ??
    event.activityTaskFailedEventAttributes ??
    event.activityTaskTimedOutEventAttributes ??
    event.activityTaskCanceledEventAttributes
  );
}
