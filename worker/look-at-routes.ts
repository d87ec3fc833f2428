import type { unreportedOn } from '../models/documents/deliveries/unreported.ts';
import type { RouteAlarms } from './route-alarms.ts';

const everyMs = 60_000;

/** A route, and whether its gateway reports what has arrived. */
export interface LookedAt {
  name: string;
  reports: boolean;
  /** Asks its gateway, where it is away, whether it is there again. */
  probe: () => Promise<void>;
}

/**
 * Looks again and again at what only time tells of routes. What the database does not answer is asked the next time.
 *
 * @param missingShare of the texts of a route of which nothing is reported, from which on that is an alarm
 */
export function lookAtRoutes(
  alarms: Pick<RouteAlarms, 'look'>,
  routes: readonly LookedAt[],
  { missingShare, unreported }: { missingShare: number; unreported: typeof unreportedOn },
): void {
  const look = async () => {
    await Promise.allSettled(routes.map(({ probe }) => probe()));
    for (const { name, reports } of routes) {
      const seen = reports ? await unreported(name, new Date()) : { taken: 0, unreported: 0 };
      alarms.look(name, seen, missingShare);
    }
  };
  setInterval(() => void look().catch(() => undefined), everyMs).unref();
}
