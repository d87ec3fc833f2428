import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import type { Became } from '../../models/domain/deliveries/became.ts';
import type { Run } from './run.ts';

const { followDelivery } = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** What is known so far of what became of a text; the run is told of what is still to come. */
export async function knownReceipt({ telling }: Run, deliveryId: string): Promise<Became | undefined> {
  const summary = 'look what became of it';
  return (
    telling.inbox.receipt(deliveryId)?.became ?? (await followDelivery.executeWithOptions({ summary }, [deliveryId]))
  );
}
