import { databaseCheck, stuckNow } from '../models/documents/health.ts';
import * as documents from '../models/documents/index.ts';
import { workersNow } from '../models/documents/worker-sign.ts';
import { coalesced } from '../models/domain/coalesced.ts';
import { stuckInWords } from '../models/domain/runs/standstill.ts';
import { unservedInWords, type UnservedRuns } from '../models/domain/runs/unserved-runs.ts';
import type { Runs } from './runs/temporal.ts';

/** Whether the api takes events now, and in a sentence each what is wrong, with what mends it. */
export interface Readiness {
  ready: boolean;
  dependencies: {
    mongodb: 'up' | 'down' | 'unfit';
    temporal: 'up' | 'down' | 'unfit';
    worker: 'up' | 'down' | 'unknown';
  };
  details: string[];
}

/** `/readyz` is open to everybody, so its answer costs the engines one look a second at most. */
const keptMs = 1_000;

/**
 * Ready to take events, and sure that they can have their effect. Where Temporal or the workers are merely away for a
 * while, events are taken and wait; a database that is away or unfit, and a namespace that is unfit, end that.
 */
export function readinessOf(
  runs: Runs,
  unserved: () => readonly UnservedRuns[],
  isStopping: () => boolean,
): () => Promise<Readiness> {
  const databaseFault = databaseCheck(Object.values(documents));
  const look = coalesced(async () => {
    const [mongodb, temporal, workers, waiting, stuck] = await Promise.all([
      ...([databaseFault(), runs.fault(), workersNow(), runs.waitingSteps(), stuckNow()] as const),
    ]);
    return { mongodb, temporal, workers: mongodb ? undefined : workers, waiting, stuck };
  }, keptMs);
  return async () => {
    const { mongodb, temporal, workers, waiting, stuck } = await look();
    const worker = workers === undefined ? 'unknown' : workers > 0 ? 'up' : 'down';
    const stopping = isStopping() ? ['It is stopping.'] : [];
    const remarks = [...unserved().map(unservedInWords), ...stuckInWords(stuck)];
    const faults = [mongodb, temporal].flatMap((fault) => (fault ? [fault.says] : []));
    return {
      ready: !mongodb && temporal?.is !== 'unfit' && !isStopping(),
      dependencies: { mongodb: mongodb?.is ?? 'up', temporal: temporal?.is ?? 'up', worker },
      details: [...stopping, ...faults, ...(workers === 0 ? [nobodyWorks(waiting)] : []), ...remarks],
    };
  };
}

function nobodyWorks(waiting: number | undefined): string {
  const steps = waiting === 1 ? '1 step of a run waits' : `about ${waiting} steps of runs wait`;
  return `No worker takes work${waiting ? `, and ${steps}` : ''}: start one with \`tidings worker\`.`;
}
