import { ApplicationFailure } from '@temporalio/common';
import type { DeliveryRequest, DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import { usualChannel } from '../../models/domain/deliveries/usual-channel.ts';
import { readGateFacts } from '../../models/documents/across/gate-facts.ts';
import { deliveryIdOf } from '../../models/documents/deliveries/delivery.ts';
import { abandon, type GivenUp } from '../../models/documents/deliveries/ledger.ts';
import type { DeliverDependencies } from './deliver.ts';
import { releaseAll } from './release-all.ts';
import { resumeDelivery } from './resume-delivery.ts';

/**
 * Says what became of a text between two tries to hand it over, when its story has ended or goes another way: what has
 * left was sent, and what has not is given up. A story that goes on waits for no gateway. May be repeated.
 */
export function createSettleDelivery({
  routes,
  hashAddress,
  now,
  onIdTaken,
}: Pick<DeliverDependencies, 'routes' | 'hashAddress' | 'now' | 'onIdTaken'>) {
  return async function settleDelivery(
    request: DeliveryRequest,
    reason: GivenUp = 'no-longer-needed',
  ): Promise<DeliveryResult> {
    const deliveryId = deliveryIdOf(request);
    const givenUp = { outcome: 'skipped', deliveryId, reason } as const;
    // Only gateways for SMS can be asked, by the number.
    const { row, ...to } = await readGateFacts(request.contactId, hashAddress, { channel: usualChannel, deliveryId });
    if (!row) return givenUp;
    const earlier = await resumeDelivery(row, { routes, now, onIdTaken, to, isLast: reason === 'replaced' });
    if (earlier.verdict === 'ended') return earlier.result;
    if (!(await abandon(deliveryId, reason, now())))
      throw ApplicationFailure.retryable('another worker is handing this step over', 'CLAIMED_ELSEWHERE');
    await releaseAll(row);
    return givenUp;
  };
}
