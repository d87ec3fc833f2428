import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What the api counts. No label ever names a person. */
export type ApiMetrics = ReturnType<typeof createApiMetrics>;

export function createApiMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  return {
    registry,
    events: counter('tidings_events_total', 'Events by type and how they were answered', ['type', 'status']),
    dispatched: counter('tidings_dispatch_effects_total', 'Effects of dispatched events', ['effect']),
    dispatchFailed: counter('tidings_dispatch_failures_total', 'Dispatches that were put back'),
    dispatchGivenUp: counter('tidings_dispatch_given_up_total', 'Events that can have no effect', ['type']),
    receipts: counter('tidings_receipts_total', 'Receipts by route and status', ['route', 'status']),
    replies: counter('tidings_replies_total', 'Replies by how they were handled', ['handling']),
    clicks: counter('tidings_clicks_total', 'Requests for links by verdict', ['verdict']),
    pending: new Gauge({
      name: 'tidings_pending_rows',
      help: 'Rows that still owe their effect',
      labelNames: ['chore'],
      registers,
    }),
    unmatchedReceipts: gauge('tidings_unmatched_receipts', 'Reports that fit no text yet'),
    workers: gauge('tidings_workers', 'Workers that take work now'),
    waitingSteps: gauge('tidings_waiting_steps', 'Steps of runs that wait for a worker to take them, about'),
    stuckRuns: gauge('tidings_stuck_runs', 'Runs that cannot go on'),
    unservedRuns: new Gauge({
      name: 'tidings_unserved_runs',
      help: 'Open runs whose journey is gone',
      labelNames: ['by', 'name'],
      registers,
    }),
    teamTasks: new Gauge({
      name: 'tidings_team_tasks',
      help: 'Tasks of the team that are not done',
      labelNames: ['state'],
      registers,
    }),
    requests: new Histogram({
      name: 'tidings_http_request_seconds',
      help: 'Time to answer by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
  };
}
