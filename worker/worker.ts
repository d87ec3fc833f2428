import {
  Worker,
  type ActivityInterceptorsFactory,
  type NativeConnection,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import type { Activities } from '../activities/index.ts';
import { taskQueue } from '../workflows/journey/start.ts';

export interface WorkerOptions {
  connection: NativeConnection;
  namespace: string;
  activities: Activities;
  workflowBundle: WorkflowBundleOption;
  watch: ActivityInterceptorsFactory;
}

/** A worker for all journeys. Sized for many short activities that mostly wait for a database or a gateway. */
export function createWorker({ watch, ...options }: WorkerOptions): Promise<Worker> {
  return Worker.create({
    ...options,
    taskQueue,
    interceptors: { activity: [watch] },
    maxConcurrentActivityTaskExecutions: 100,
    maxConcurrentLocalActivityExecutions: 100,
    maxConcurrentWorkflowTaskExecutions: 40,
    maxCachedWorkflows: 2_000,
    shutdownGraceTime: '10 seconds',
  });
}
