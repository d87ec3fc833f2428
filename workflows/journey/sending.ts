import { CancellationScope, CancelledFailure, isCancellation, patched, proxyActivities } from '@temporalio/workflow';
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

/** What else decides about one text while it is held. */
export interface Holding {
  kind: Kind;
  /** Whether later news has come, so that a text which is held says nothing new. */
  overtaken?: () => boolean;
}

/**
 * Hands one text to the gate until the gate has decided, holding it visibly through quiet hours and caps. Each
 * hand-over is one activity that is never cancelled once begun; everything is checked again after each hold, and at
 * once when the contact opts out while a marketing text is held. A held text that later news overtakes is given up.
 */
export async function sendThrough(
  { narration, pause, inbox }: { narration: Narration; pause: Pause; inbox: Inbox },
  { kind, overtaken }: Holding,
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
    const late = overtaken && patched('overtaken-news') ? overtaken : () => false;
    const woken = () => late() || (kind === 'marketing' && inbox.optOuts > optOuts);
    await hold({ narration, pause }, request.message, result, woken);
    if (late()) return giveUp(narration, request.message, result.deliveryId, 'overtaken');
  }
}

/** What wakes a wait may in the same moment end the story: then the end counts. */
export function goOnUnlessEnded(): void {
  if (CancellationScope.current().consideredCancelled) throw new CancelledFailure('the story has ended');
}

async function hold(
  { narration, pause }: { narration: Narration; pause: Pause },
  message: string,
  { deliveryId, reason, until }: DeliveryResult & { outcome: 'deferred' },
  woken: () => boolean,
): Promise<void> {
  try {
    const what = `Holding \`${message}\` (${reason})`;
    const next = 'everything is checked again, and it is sent if nothing more urgent has taken its place';
    if (await pause(until, `deferred: ${reason}`, { what, next }, woken)) goOnUnlessEnded();
  } catch (error) {
    if (isCancellation(error)) await giveUp(narration, message, deliveryId, 'no-longer-needed');
    throw error;
  }
}

async function giveUp(
  narration: Narration,
  message: string,
  deliveryId: string,
  reason: 'no-longer-needed' | 'overtaken',
): Promise<DeliveryResult> {
  const summary = `give up the held ${message}`;
  const why: [string, 'overtaken'?] = reason === 'overtaken' ? [deliveryId, reason] : [deliveryId];
  await CancellationScope.nonCancellable(() => abandonDelivery.executeWithOptions({ summary }, why));
  const given = { outcome: 'skipped', deliveryId, reason } as const;
  narration.decided(message, given);
  return given;
}
