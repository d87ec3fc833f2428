import type { DependencyFault } from '../models/domain/dependency-fault.ts';
import { coalesced } from '../models/domain/coalesced.ts';
import type { Readiness } from './health.ts';

/** What a worker's readiness is made of. */
export interface Checks {
  databaseFault: () => Promise<DependencyFault | undefined>;
  temporalFault: () => Promise<DependencyFault | undefined>;
  /** Who takes work from the queue, by identity; undefined while Temporal does not say. */
  pollers: () => Promise<{ workflows: string[]; activities: string[] } | undefined>;
  identity: string;
  state: () => string;
  /** Anybody may ask, so an answer holds for so long. */
  keptMs: number;
  /** What keeps some runs from going on, though not the worker. */
  remarks: () => Promise<string[]>;
}

/** Before it polls; what it waits for stands in its log. */
export const starting = (): Promise<Readiness> =>
  Promise.resolve({ ready: false, details: ['It is starting: its log says what it waits for.'] });

/** A worker is ready when it polls for work, and has the database and the namespace that the work needs. */
export function readinessOf(checks: Checks): () => Promise<Readiness> {
  const look = coalesced(
    () => Promise.all([checks.databaseFault(), checks.temporalFault(), checks.pollers(), checks.remarks()]),
    checks.keptMs,
  );
  return async () => {
    const [mongodb, temporal, pollers, remarks] = await look();
    const faults = [mongodb?.says, temporal?.says, pollingFault(checks, pollers)].filter((said) => said !== undefined);
    return { ready: faults.length === 0, details: [...faults, ...remarks] };
  };
}

function pollingFault(
  { state, identity }: Checks,
  pollers: { workflows: string[]; activities: string[] } | undefined,
): string | undefined {
  if (state() === 'STOPPING' || state() === 'DRAINING' || state() === 'DRAINED') return 'It is stopping.';
  if (state() !== 'RUNNING') return `It does not poll for work: it is ${state().toLowerCase()}. Start it again.`;
  if (!pollers || pollers.workflows.includes(identity) || pollers.activities.includes(identity)) return undefined;
  return 'It does not poll for work, as Temporal sees it. If that lasts, start it again and look at its log.';
}
