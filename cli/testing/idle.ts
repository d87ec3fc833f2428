import type { WorkflowHandle } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time.js';
import type { temporal } from '@temporalio/proto';

/** One event of the history of a run. */
export type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

const pauseMs = 10;
/** Less than a test may take, so that the story tells what it waits for and not the test. */
const patienceMs = 30_000;

/** Waits until a run has nothing left to do before time passes: no step under way, and no activity but between two tries. */
export async function untilIdle(run: WorkflowHandle, rests: (events: HistoryEvent[]) => boolean): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  while (!rests((await run.fetchHistory()).events ?? [])) {
    if (Date.now() > giveUpAt)
      throw new Error(
        `${run.workflowId} does not come to rest: it loops without a wait, or an activity or a fake never ends`,
      );
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** When each timer of a run that is still open fires, milliseconds since 1970. */
export function openTimers(events: HistoryEvent[]): number[] {
  const open = new Map<string, number>();
  for (const event of events) {
    const { timerStartedEventAttributes: started, timerFiredEventAttributes: fired } = event;
    if (started) open.set(started.timerId ?? '', tsToMs(event.eventTime) + tsToMs(started.startToFireTimeout));
    const over = fired ?? event.timerCanceledEventAttributes;
    if (over) open.delete(over.timerId ?? '');
  }
  return [...open.values()];
}

/** The activities of a run that have not ended, whether they run or wait for another try. */
export function openActivities(events: HistoryEvent[]): { id: string; type: string }[] {
  const open = new Map<string, { id: string; type: string }>();
  for (const event of events) {
    const { eventId, activityTaskScheduledEventAttributes: scheduled } = event;
    if (scheduled)
      open.set(String(eventId), { id: scheduled.activityId ?? '', type: scheduled.activityType?.name ?? '' });
    const ended = endOfActivity(event);
    if (ended) open.delete(String(ended.scheduledEventId));
  }
  return [...open.values()];
}

/** Whether nothing of a run is under way but activities between two tries. */
export function isAtRest(events: HistoryEvent[], isBetweenTries: (activityId: string) => boolean): boolean {
  const steps = { scheduled: 0, done: 0 };
  for (const event of events) {
    if (hasClosed(event)) return true;
    if (event.workflowTaskScheduledEventAttributes) steps.scheduled += 1;
    if (endOfStep(event)) steps.done += 1;
  }
  return steps.scheduled === steps.done && openActivities(events).every(({ id }) => isBetweenTries(id));
}

/** Whether a run has ended, and does not go on as a new one. */
export function hasClosed(event: HistoryEvent): boolean {
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
