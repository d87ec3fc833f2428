import { CancellationScope, CancelledFailure, isCancellation, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import type { DeliveryRequest, DeliveryResult } from '../../models/domain/delivery.ts';
import type { Narration } from './narration.ts';
import type { Pause } from './pausing.ts';

const { deliver, abandonDelivery } = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/**
 * Hands one text to the gate until the gate has decided, holding it visibly through quiet hours and caps. Each
 * hand-over is one activity that is never cancelled once begun; everything is checked again after each hold.
 */
export async function sendThrough(
  narration: Narration,
  pause: Pause,
  request: DeliveryRequest,
): Promise<DeliveryResult> {
  const summary = `send ${request.message}`;
  for (;;) {
    if (CancellationScope.current().consideredCancelled) throw new CancelledFailure('the story has ended');
    narration.working(`Sending \`${request.message}\``);
    const result = await CancellationScope.nonCancellable(() => deliver.executeWithOptions({ summary }, [request]));
    narration.decided(request.message, result);
    if (result.outcome !== 'deferred') return result;
    await hold(pause, request.message, result);
  }
}

async function hold(
  pause: Pause,
  message: string,
  { deliveryId, reason, until }: DeliveryResult & { outcome: 'deferred' },
) {
  try {
    const what = `Holding \`${message}\` (${reason})`;
    await pause(until, `deferred: ${reason}`, { what, next: 'everything is checked again and it is sent' });
  } catch (error) {
    if (isCancellation(error)) {
      const summary = `give up the held ${message}`;
      await CancellationScope.nonCancellable(() => abandonDelivery.executeWithOptions({ summary }, [deliveryId]));
    }
    throw error;
  }
}
