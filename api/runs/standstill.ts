import type { Client, WorkflowExecutionDescription } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import { optionalTsToDate, tsToMs } from '@temporalio/common/lib/time.js';
import { maskData } from '../../models/domain/mask-data.ts';
import { failureInWords, typeInStack } from '../../models/domain/runs/failure-in-words.ts';
import { failuresUntilStuck, type Standstill, type StandstillCause } from '../../models/domain/runs/standstill.ts';
import { sourceLocation } from '../../models/source-location.ts';

type Failure = temporal.api.failure.v1.IFailure | null | undefined;

/** A step only waits until an earlier hand-over has ended for certain, some seconds later, or until its gateway takes more. */
const plannedWaits = ['HAND_OVER_OPEN', 'GATEWAY_THROTTLED'];
/** A step that nobody has taken for this long is not just waiting in line. */
const takenWithinMs = 60_000;

const nonDeterministic = 24;
const badSearchAttributes = 23;
const scheduled = 1;
/** What `deliver` fails with where its worker lacks the text. */
const textUnknown = 'TEXT_UNKNOWN';

/** Whether a run stands still, and why, as Temporal knows it; undefined for a run that goes on, waits, or has ended. */
export async function standstillOf(
  client: Client,
  { raw, status, workflowId, runId }: WorkflowExecutionDescription,
  now: Date,
): Promise<Standstill | undefined> {
  if (status.name !== 'RUNNING') return undefined;
  const { pendingWorkflowTask: task, pendingActivities } = raw;
  if (task && (task.attempt ?? 1) > 1) {
    const failed = await lastFailedTask(client, workflowId, runId);
    return { ...failed, attempt: task.attempt ?? 1, since: failed.since ?? now };
  }
  if (task && Number(task.state) === scheduled && now.getTime() - tsToMs(task.scheduledTime) > takenWithinMs) {
    return { cause: 'nobody-takes-it', attempt: 1, error: '', since: optionalTsToDate(task.scheduledTime) ?? now };
  }
  for (const { activityType, attempt, lastFailure, scheduledTime, lastStartedTime } of pendingActivities ?? []) {
    const step = activityType?.name ?? 'step';
    const since = earlier(optionalTsToDate(lastStartedTime ?? scheduledTime), now);
    const kind = lastFailure?.applicationFailureInfo?.type ?? '';
    if (lastFailure && !plannedWaits.includes(kind) && (attempt ?? 1) > failuresUntilStuck) {
      const error = failureInWords(kind, lastFailure.message ?? '');
      const cause = kind === textUnknown ? 'text-missing' : 'step-fails';
      return { cause, step, attempt: (attempt ?? 1) - 1, error, since };
    }
    if (!lastStartedTime && scheduledTime && now.getTime() - tsToMs(scheduledTime) > takenWithinMs) {
      return { cause: 'nobody-takes-it', step, attempt: 1, error: '', since };
    }
  }
  return undefined;
}

/** Between two tries Temporal tells when the next is due, which lies ahead. */
function earlier(at: Date | undefined, now: Date): Date {
  return at && at < now ? at : now;
}

/** Why the latest workflow task failed. Only its first failure is in the history, close to its end. */
async function lastFailedTask(client: Client, workflowId: string, runId: string) {
  const { history } = await client.workflowService.getWorkflowExecutionHistoryReverse({
    namespace: client.options.namespace,
    execution: { workflowId, runId },
    maximumPageSize: 50,
  });
  for (const { eventTime, workflowTaskFailedEventAttributes: failed } of history?.events ?? []) {
    if (!failed) continue;
    const words = maskData(failed.failure?.message ?? '');
    const cause = causeOf(failed.cause ?? 0, words);
    const since = optionalTsToDate(eventTime);
    return cause === 'throws'
      ? { cause, error: thrownBy(failed.failure), words, since }
      : { cause, error: words, since };
  }
  return { cause: 'not-finished' as const, error: '', since: undefined };
}

/** Of an error of a journey its type and place: what it says may name somebody. */
function thrownBy(failure: Failure): string {
  const stack = failure?.stackTrace ?? '';
  const place = sourceLocation(stack);
  return `${typeInStack(stack)}${place ? ` at ${place}` : ''}`;
}

function causeOf(cause: number, error: string): StandstillCause {
  if (cause === nonDeterministic) return 'does-not-fit';
  if (cause === badSearchAttributes) return 'attributes-missing';
  return causeInWords(error);
}

/** What is wrong with a story, by the words in which a worker says that it cannot play it. */
export function causeInWords(error: string): StandstillCause {
  if (error.includes('TMPRL1100')) return 'does-not-fit';
  return error.includes('no such function is exported') ? 'not-served' : 'throws';
}
