import { forgetLongGone, signOff, signOn, type RouteAway } from '../models/documents/worker-sign.ts';

const everyMs = 5_000;

/**
 * Signs that this worker takes work, for as long as it does: Temporal itself would name it for minutes after its end. A
 * sign that cannot be written is missed, and that is true, since a worker without its database does no work.
 *
 * @param away the routes whose gateways are away for this worker
 * @returns takes the sign down; never throws
 */
export function keepSigned(
  identity: string,
  takesWork: () => boolean,
  away: () => readonly RouteAway[],
): () => Promise<void> {
  let latest = forgetLongGone().catch(() => undefined);
  const sign = () => {
    if (takesWork()) latest = latest.then(() => signOn(identity, away())).catch(() => undefined);
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
