import { DefaultLogger, MetricsBuffer, Runtime, type LogEntry } from '@temporalio/worker';
import type { Logger } from 'pino';
import { failureOfRun } from './failure-of-run.ts';

/** Told of every line that warns of a run; whether it really stands still, the server says. */
export type OnSuspect = (suspect: { runId: string; workflowId?: string }) => void;

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/**
 * Installs the SDK's runtime once per process: its lines, those of its core included, become lines of `log`; what its
 * core counts is drained from the buffer that comes back.
 */
export function installRuntime(log: Logger, onSuspect: OnSuspect): MetricsBuffer {
  const metrics = new MetricsBuffer();
  Runtime.install({
    logger: sdkLogger(log, onSuspect),
    shutdownSignals: [],
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
      metrics: { buffer: metrics },
    },
  });
  return metrics;
}

/** What the SDK says, as lines of `log`; its everyday lines only where ours are as talkative. */
function sdkLogger(log: Logger, onSuspect: OnSuspect): DefaultLogger {
  return new DefaultLogger(log.isLevelEnabled('debug') ? 'DEBUG' : 'WARN', (entry) => {
    log[levels[entry.level]](fieldsOf(entry), entry.message);
    const { runId, workflowRunId, workflowId } = (entry.meta ?? {}) as Record<string, unknown>;
    const suspect = runId ?? workflowRunId;
    const warns = entry.level === 'WARN' || entry.level === 'ERROR';
    if (warns && typeof suspect === 'string') {
      onSuspect({ runId: suspect, ...(typeof workflowId === 'string' ? { workflowId } : {}) });
    }
  });
}

/** The fields of a line in the words of the rest of the log: which run, which journey, which step, which try, what error. */
function fieldsOf({ meta = {} }: LogEntry): Record<string, unknown> {
  const { workflowId, workflowRunId, runId, activityType, step, attempt, durationMs, error, failure, sdkComponent } =
    meta as Record<string, unknown>;
  const fields = {
    component: sdkComponent,
    run: workflowId,
    runId: runId ?? workflowRunId,
    journey: typeof workflowId === 'string' ? workflowId.split('/')[0] : (meta['workflowType'] as unknown),
    activity: activityType,
    step,
    attempt,
    durationMs,
    err: failureOfRun(failure ?? error),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
