import {
  CancellationScope,
  CancelledFailure,
  condition,
  isCancellation,
  patched,
  proxyActivities,
} from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import type { DeliveryRequest, DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import type { Kind } from '../../models/domain/message.ts';
import { milliseconds, type Duration } from '../../models/domain/time/duration.ts';
import type { Inbox } from './inbox.ts';
import type { Narration } from './narration.ts';
import type { Pause } from './pausing.ts';

const { deliver, abandonDelivery, settleDelivery } = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  cancellationType: 'WAIT_CANCELLATION_COMPLETED',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** What else decides about one text until it has left. */
export interface Holding {
  kind: Kind;
  /** Whether later news has come, so that a text which is held says nothing new. */
  overtaken?: () => boolean;
  /** How long it is tried to hand it over, where another text goes instead. */
  tryFor?: Duration | undefined;
}

/**
 * Hands one text to the gate until the gate has decided, holding it visibly through quiet hours and caps. Everything is
 * checked again after each hold, and at once when the contact opts out of such texts. A held text that later news
 * overtakes is given up.
 */
export async function sendThrough(
  { narration, pause, inbox }: { narration: Narration; pause: Pause; inbox: Inbox },
  { kind, overtaken, tryFor }: Holding,
  request: DeliveryRequest,
): Promise<DeliveryResult> {
  for (;;) {
    goOnUnlessEnded();
    const { optOuts, furtherOptOuts } = inbox;
    narration.working(`Sending \`${request.message}\``);
    const result = await handOver(narration, request, tryFor);
    narration.decided(request.message, result);
    if (result.outcome !== 'deferred') return result;
    const late = overtaken && patched('overtaken-news') ? overtaken : () => false;
    const further = kind === 'service' && patched('opt-out-of-everything');
    const optedOut = () =>
      (kind === 'marketing' && inbox.optOuts > optOuts) || (further && inbox.furtherOptOuts > furtherOptOuts);
    const woken = () => late() || optedOut();
    await hold({ narration, pause }, request.message, result, woken);
    if (late()) return giveUp(narration, request.message, result.deliveryId, 'overtaken');
  }
}

/**
 * One hand-over, tried again where it failed. A try that has begun is never cancelled; a story that ends meanwhile, or
 * whose text goes another way by then, ends the tries that would follow, so that nothing leaves once the gateway is back.
 */
async function handOver(
  narration: Narration,
  request: DeliveryRequest,
  tryFor: Duration | undefined,
): Promise<DeliveryResult> {
  const story = CancellationScope.current();
  const tries = new CancellationScope();
  let underWay = true;
  story.cancelRequested.catch(() => {
    if (underWay && patched('ended-between-tries')) tries.cancel();
  });
  if (tryFor !== undefined) void stopAfter(tryFor, tries, () => !underWay);
  const summary = `send ${request.message}`;
  const trying = () => deliver.executeWithOptions({ summary }, [request]);
  try {
    return await CancellationScope.nonCancellable(() => tries.run(trying));
  } catch (error) {
    if (!tries.consideredCancelled) throw error;
    const asked: [DeliveryRequest, 'replaced'?] = story.consideredCancelled ? [request] : [request, 'replaced'];
    const settle = () => settleDelivery.executeWithOptions({ summary: `settle ${request.message}` }, asked);
    const settled = await CancellationScope.nonCancellable(settle);
    if (!story.consideredCancelled) return settled;
    narration.decided(request.message, settled);
    throw new CancelledFailure('the story has ended');
  } finally {
    underWay = false;
  }
}

/** Ends tries that are not over in their time. */
async function stopAfter(span: Duration, tries: CancellationScope, over: () => boolean): Promise<void> {
  try {
    const summary = `try to hand it over, at most ${span}`;
    if (!(await condition(over, milliseconds(span), { summary }))) tries.cancel();
  } catch (error) {
    // The story has ended, which ends the tries itself.
    if (!isCancellation(error)) throw error;
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
