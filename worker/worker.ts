import { Worker, type NativeConnection, type WorkflowBundleOption } from '@temporalio/worker';
import type { Activities } from '../activities/index.ts';
import { taskQueue } from '../workflows/journey/start.ts';
import { watchActivities, type FailedAttempt, type LocalAttempt } from './watch-activities.ts';

export interface WorkerOptions {
  connection: NativeConnection;
  namespace: string;
  activities: Activities;
  workflowBundle: WorkflowBundleOption;
  /** A hand-over that began is waited for so long when the worker is told to end. */
  drainSeconds: number;
  onFailedAttempt: (attempt: FailedAttempt) => void;
  onLocalAttempt: (attempt: LocalAttempt) => void;
}

/** A worker for all journeys. Sized for many short activities that mostly wait for a database or a gateway. */
export function createWorker({
  onFailedAttempt,
  onLocalAttempt,
  drainSeconds,
  ...options
}: WorkerOptions): Promise<Worker> {
  return Worker.create({
    ...options,
    taskQueue,
    interceptors: { activity: [watchActivities(onFailedAttempt, onLocalAttempt)] },
    maxConcurrentActivityTaskExecutions: 100,
    maxConcurrentLocalActivityExecutions: 100,
    maxConcurrentWorkflowTaskExecutions: 40,
    maxCachedWorkflows: 2_000,
    shutdownGraceTime: `${drainSeconds - 3} seconds`,
    shutdownForceTime: `${drainSeconds - 1} seconds`,
  });
}

/** What goes through audiences and sends campaigns has slots of its own, so that a broadcast keeps no journey waiting. */
export function createCampaignWorkers(
  {
    connection,
    namespace,
    drainSeconds,
    onFailedAttempt,
    onLocalAttempt,
  }: Omit<WorkerOptions, 'activities' | 'workflowBundle'>,
  queues: readonly { taskQueue: string; activities: object; atOnce: number }[],
): Promise<Worker[]> {
  return Promise.all(
    queues.map(({ atOnce, ...queue }) =>
      Worker.create({
        connection,
        namespace,
        ...queue,
        interceptors: { activity: [watchActivities(onFailedAttempt, onLocalAttempt)] },
        maxConcurrentActivityTaskExecutions: atOnce,
        shutdownGraceTime: `${drainSeconds - 3} seconds`,
        shutdownForceTime: `${drainSeconds - 1} seconds`,
      }),
    ),
  );
}
