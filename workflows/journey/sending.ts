import { CancellationScope, CancelledFailure, isCancellation, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import type { DeliveryRequest, DeliveryResult } from '../../models/domain/delivery.ts';
import type { Kind } from '../../models/domain/message.ts';
import type { Inbox } from './inbox.ts';
import type { Narration } from './narration.ts';
import type { Pause } from './pausing.ts';

const { deliver, abandonDelivery } = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/**
 * Hands one text to the gate until the gate has decided, holding it visibly through quiet hours and caps. Each
 * hand-over is one activity that is never cancelled once begun; everything is checked again after each hold, and at
 * once when the contact opts out while a marketing text is held.
 */
export async function sendThrough(
  { narration, pause, inbox }: { narration: Narration; pause: Pause; inbox: Inbox },
  kind: Kind,
  request: DeliveryRequest,
): Promise<DeliveryResult> {
  const summary = `send ${request.message}`;
  for (;;) {
    goOnUnlessEnded();
    const { optOuts } = inbox;
    narration.working(`Sending \`${request.message}\``);
    const result = await CancellationScope.nonCancellable(() => deliver.executeWithOptions({ summary }, [request]));
    narration.decided(request.message, result);
    if (result.outcome !== 'deferred') return result;
    await hold(pause, request.message, result, () => kind === 'marketing' && inbox.optOuts > optOuts);
  }
}

/** What wakes a wait may in the same moment end the story: then the end counts. */
export function goOnUnlessEnded(): void {
  if (CancellationScope.current().consideredCancelled) throw new CancelledFailure('the story has ended');
}

async function hold(
  pause: Pause,
  message: string,
  { deliveryId, reason, until }: DeliveryResult & { outcome: 'deferred' },
  optedOut: () => boolean,
): Promise<void> {
  try {
    const what = `Holding \`${message}\` (${reason})`;
    const next = 'everything is checked again and it is sent';
    const woken = await pause(until, `deferred: ${reason}`, { what, next }, optedOut);
    if (woken) goOnUnlessEnded();
  } catch (error) {
    if (isCancellation(error)) {
      const summary = `give up the held ${message}`;
      await CancellationScope.nonCancellable(() => abandonDelivery.executeWithOptions({ summary }, [deliveryId]));
    }
    throw error;
  }
}
