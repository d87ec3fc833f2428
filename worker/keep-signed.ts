import { forgetLongGone, signOff, signOn } from '../models/documents/worker-sign.ts';
import type { RouteAlarms } from './route-alarms.ts';

const everyMs = 5_000;

/**
 * Signs that this worker takes work, for as long as it does: Temporal itself would name it for minutes after its end. A
 * sign that cannot be written is missed, and that is true, since a worker without its database does no work.
 *
 * @param alarms the routes of this worker, and what is wrong with them
 * @returns takes the sign down; never throws
 */
export function keepSigned(
  identity: string,
  takesWork: () => boolean,
  alarms: Pick<RouteAlarms, 'raised' | 'routes'>,
): () => Promise<void> {
  let latest = forgetLongGone().catch(() => undefined);
  const sign = () => {
    if (!takesWork()) return;
    latest = latest
      .then(() => signOn(identity, { alarms: alarms.raised, routes: alarms.routes }))
      .catch(() => undefined);
  };
  sign();
  const timer = setInterval(sign, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await latest;
    await signOff(identity).catch(() => undefined);
  };
}
