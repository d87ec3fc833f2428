import type { MetricsBuffer } from '@temporalio/worker';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { DeliveryRequest, DeliveryResult } from '../models/domain/deliveries/delivery.ts';
import type { GatewayAnswer } from './measure-provider.ts';
import type { FailedAttempt } from './watch-activities.ts';

/** What the worker counts, by text, step and cause; never by person. */
export type WorkerMetrics = ReturnType<typeof createWorkerMetrics>;

export function createWorkerMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Gauge({ name, help, labelNames, registers });
  const decisions = counter('tidings_gate_decisions_total', 'Results of the gate by text, outcome and reason', [
    ...(['message', 'outcome', 'reason'] as const),
  ]);
  const activities = counter('tidings_activity_failures_total', 'Failed attempts of activities', ['activity', 'error']);
  const gateway = new Histogram({
    name: 'tidings_gateway_request_seconds',
    help: 'Time of a request to a gateway, by how it ended and why',
    labelNames: ['route', 'request', 'outcome', 'cause'] as const,
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
    registers,
  });
  return {
    registry,
    workflowTasks: counter('tidings_workflow_task_failures_total', 'Failed workflow tasks: stories that cannot go on', [
      ...(['workflowType', 'cause'] as const),
    ]),
    stuckRuns: gauge('tidings_stuck_runs', 'Runs that cannot go on', []),
    unservedRuns: gauge('tidings_unserved_runs', 'Open runs whose workflow type or journey is gone', ['by', 'name']),
    receipts: counter('tidings_receipts_total', 'Receipts by route and status', ['route', 'status']),
    routeAlarm: gauge('tidings_route_alarm', 'Alarms of routes by code: 1 where it is on, or 0', ['route', 'code']),
    onGatewayAnswer: ({ seconds, ...labels }: GatewayAnswer): void => gateway.observe(labels, seconds),
    onResult: ({ message }: DeliveryRequest, result: DeliveryResult): void => {
      decisions.inc({ message, outcome: result.outcome, reason: 'reason' in result ? result.reason : '' });
    },
    onFailedAttempt: (attempt: FailedAttempt): void => activities.inc({ ...attempt }),
  };
}

/** Takes what the SDK's core has counted since the last time; called often enough, none of it is lost. */
export function drainSdkMetrics(buffer: MetricsBuffer, { workflowTasks }: WorkerMetrics): void {
  for (const { metric, value, attributes } of buffer.retrieveUpdates()) {
    if (metric.name !== 'temporal_workflow_task_execution_failed') continue;
    const { workflow_type: workflowType, failure_reason: cause } = attributes;
    workflowTasks.inc({ workflowType: String(workflowType), cause: String(cause) }, value);
  }
}
