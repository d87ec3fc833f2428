import { quantile } from '../quantile.ts';
import type { DeliveryState } from './delivery-state.ts';
import type { Reason } from './reasons.ts';

/** How one message stands that a route was given. */
export interface Given {
  state: DeliveryState;
  reason?: Reason | undefined;
  /** The gateway's code, where something went wrong. */
  code?: string | undefined;
  /** From the hand-over to the report that it was delivered. */
  seconds?: number | undefined;
}

/** What became of the messages of a route. */
export interface RouteFigures {
  states: Partial<Record<DeliveryState, number>>;
  /** The most frequent first. */
  errors: { reason: Reason; code?: string | undefined; count: number }[];
  /** Absent where nothing was delivered, or the gateway does not report it. */
  delivered?: { count: number; medianSeconds: number; p95Seconds: number };
}

/** Counts what became of messages. */
export function figuresOf(all: readonly Given[]): RouteFigures {
  const states: RouteFigures['states'] = {};
  const errors = new Map<string, RouteFigures['errors'][number]>();
  for (const { state, reason, code } of all) {
    states[state] = (states[state] ?? 0) + 1;
    if (reason === undefined) continue;
    const key = `${reason} ${code ?? ''}`;
    const known = errors.get(key) ?? { reason, code, count: 0 };
    errors.set(key, { ...known, count: known.count + 1 });
  }
  const seconds = all.flatMap((each) => each.seconds ?? []);
  const [medianSeconds, p95Seconds] = [quantile(seconds, 0.5), quantile(seconds, 0.95)];
  return {
    states,
    errors: [...errors.values()].sort((a, b) => b.count - a.count),
    ...(seconds.length > 0 ? { delivered: { count: seconds.length, medianSeconds, p95Seconds } } : {}),
  };
}
