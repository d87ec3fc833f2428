import type { DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import type { Ended, Passed } from '../../models/domain/deliveries/step.ts';
import type { Delivery } from '../../models/documents/deliveries/delivery.ts';
import { markAccepted, markAttempt } from '../../models/documents/deliveries/ledger.ts';
import { oweReceipt } from '../../models/documents/deliveries/receipt.ts';
import type { Route } from './choose-way.ts';
import type { HandingOver } from './hand-over.ts';
import { lookUpLost, type Addressee } from './look-up-lost.ts';
import { tryAgain } from './try-again.ts';

/** After this long a hand-over that began elsewhere has ended, one way or the other. */
const handOverEndsWithinMs = 20_000;

interface Asking extends HandingOver {
  routes: readonly Route[];
  /** Whom the row went to. */
  to: Addressee;
  /** The step is free also where nobody can tell, while its text is true: the text may then go out twice. */
  mayRepeat?: boolean;
  /** Nobody asks again: what a gateway cannot tell now stays unknown. */
  isLast?: boolean;
}

/** A step that is free to be tried, with its row where it has one. */
type Free = Passed<{ row: Delivery | undefined }>;

/**
 * What an earlier attempt left behind: its result where there is one, else the row of a step that is free to be tried.
 * A hand-over without an answer is asked about, on the route that it took.
 */
export async function resumeDelivery(
  row: Delivery | undefined,
  { routes, now, to, mayRepeat, isLast, onIdTaken }: Asking,
): Promise<Free | Ended> {
  if (!row) return { verdict: 'send', row };
  if (row.state !== 'attempting' && row.state !== 'unknown') return endOf(row);
  const route = routes.find(({ name }) => name === row.route);
  const settledAt = (row.attemptedAt ?? row.createdAt).getTime() + handOverEndsWithinMs;
  const restMs = settledAt + (route?.provider.listedWithinMs ?? 0) - now().getTime();
  const fate = await lookUpLost(row, route, to);
  if (fate.found === true) {
    const { providerId, status } = fate.message;
    const isTaken = () => onIdTaken?.({ deliveryId: row._id, route: row.route });
    const state = await markAccepted(row._id, providerId, now(), isTaken);
    // Its report may have been lost with the answer, so what the look-up says counts as one.
    if (route && status !== 'accepted')
      await oweReceipt({ route: route.name, providerId, reference: row._id, status, at: now() });
    return ended({ outcome: 'sent', deliveryId: row._id, state });
  }
  if (restMs > 0)
    throw tryAgain('an earlier hand-over may still be under way', 'HAND_OVER_OPEN', Math.min(restMs, 5_000));
  const isTrue = now() <= row.notAfter;
  const replaces = row.kind === 'service' && route?.provider.replaces === true;
  if (fate.found === 'unavailable' && isTrue && !isLast)
    throw tryAgain('the gateway cannot be asked now', 'LOOK_UP_UNAVAILABLE');
  if (fate.found === false) {
    await markAttempt(row._id, 'claimed', 'gateway-unreachable', now(), 'not found by look-up');
  } else if (isTrue && (mayRepeat || replaces)) {
    await markAttempt(row._id, 'claimed', 'answer-lost', now(), 'may be repeated');
  } else {
    await markAttempt(row._id, 'unknown', 'answer-lost', now());
    return ended({ outcome: 'sent', deliveryId: row._id, state: 'unknown' });
  }
  return { verdict: 'send', row: { ...row, state: 'claimed' } };
}

function endOf(row: Delivery): Free | Ended {
  const { _id: deliveryId, state } = row;
  const reason = row.reason ?? 'gateway-refused';
  switch (state) {
    case 'planned':
    case 'deferred':
    case 'claimed':
      return { verdict: 'send', row };
    case 'suppressed':
      return ended({ outcome: 'skipped', deliveryId, reason });
    case 'rejected':
    case 'blocked':
      return ended({ outcome: 'undeliverable', deliveryId, reason });
    default:
      return ended({ outcome: 'sent', deliveryId, state });
  }
}

function ended(result: DeliveryResult): Ended {
  return { verdict: 'ended', result };
}
