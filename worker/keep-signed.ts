import { forgetLongGone, signOff, signOn } from '../models/documents/worker-sign.ts';
import type { RaisedAlarm } from '../models/domain/deliveries/route-alarms.ts';

const everyMs = 5_000;

/**
 * Signs that this worker takes work, for as long as it does: Temporal itself would name it for minutes after its end. A
 * sign that cannot be written is missed, and that is true, since a worker without its database does no work.
 *
 * @param alarms what is wrong with the routes of this worker
 * @returns takes the sign down; never throws
 */
export function keepSigned(
  identity: string,
  takesWork: () => boolean,
  alarms: () => readonly RaisedAlarm[],
): () => Promise<void> {
  let latest = forgetLongGone().catch(() => undefined);
  const sign = () => {
    if (takesWork()) latest = latest.then(() => signOn(identity, alarms())).catch(() => undefined);
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
