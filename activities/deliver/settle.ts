import { ApplicationFailure } from '@temporalio/common';
import type { DeliveryRequest, DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import { DeliveryModel, deliveryIdOf } from '../../models/documents/delivery.ts';
import { abandon } from '../../models/documents/delivery-ledger.ts';
import type { DeliverDependencies } from './deliver.ts';
import { resume } from './hand-over.ts';
import { releaseAll } from './reserve-budget.ts';

/**
 * Says what became of a text whose story ended between two tries to hand it over: what has left was sent, and what has
 * not is given up. May be repeated.
 */
export function createSettle(deps: Pick<DeliverDependencies, 'provider' | 'now'>) {
  return async function settleDelivery(request: DeliveryRequest): Promise<DeliveryResult> {
    const deliveryId = deliveryIdOf(request);
    const givenUp = { outcome: 'skipped', deliveryId, reason: 'no-longer-needed' } as const;
    const row = await DeliveryModel.findById(deliveryId).lean();
    if (!row) return givenUp;
    const left = await resume(deps, row);
    if (left) return left;
    if (!(await abandon(deliveryId, givenUp.reason, deps.now())))
      throw ApplicationFailure.retryable('another worker is handing this step over', 'CLAIMED_ELSEWHERE');
    await releaseAll(row);
    return givenUp;
  };
}
