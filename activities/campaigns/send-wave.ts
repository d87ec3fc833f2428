import { setTimeout as sleep } from 'node:timers/promises';
import { ApplicationFailure, Context } from '@temporalio/activity';
import { messageOf, offerEnds, stepOf } from '../../models/domain/campaigns/plan.ts';
import type { DeliveryRequest, DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import type { MessageDefinition } from '../../models/domain/message.ts';
import { backOffMs } from '../../models/documents/owing.ts';
import { CampaignModel, type Campaign } from '../../models/documents/campaigns/campaign.ts';
import {
  CampaignRecipientModel,
  dueRecipients,
  nextDue,
  stopWaiting,
  type CampaignRecipient,
} from '../../models/documents/campaigns/recipient.ts';

/** What a campaign does next. */
export type Next =
  | { next: 'freeze' | 'send' | 'end' }
  /** Until something is changed, or until this moment, ISO 8601. */
  | { next: 'wait'; until?: string };

/** Passes one text through the gate. */
type Deliver = (request: DeliveryRequest, message: MessageDefinition) => Promise<DeliveryResult>;

/** An activity ends after so long, so that the history of a campaign tells how far it is. */
const waveMs = 30_000;
/** What was changed is seen after so long. */
const tickMs = 500;
/** So many texts are on their way at once. */
const atOnce = 64;

/**
 * Sends a campaign for a while, at the rate that stands in its row, and says what comes next. Pausing, stopping and another
 * rate are seen within half a second. It may be cut off and repeated at any point: what came of a text stands in the
 * ledger, which knows each by campaign and contact.
 */
export function createSendWave(deliver: Deliver) {
  return async function sendWave(name: string): Promise<Next> {
    const endsAt = Date.now() + waveMs;
    for (;;) {
      const campaign = await CampaignModel.findById(name).lean();
      const next = await nextOf(campaign);
      if (next || !campaign) return next ?? { next: 'end' };
      const began = Date.now();
      const share = Math.max(1, Math.round((campaign.perSecond * tickMs) / 1_000));
      const due = await dueRecipients(name, new Date(), share);
      if (due.length === 0) return whenNoneIsDue(name);
      if (began >= endsAt) return { next: 'send' };
      await inTurn(due, (recipient) => sendOne(campaign, recipient, deliver));
      Context.current().heartbeat();
      // Fewer than its share in a tick: the rest of a slow rate waits its turn.
      const pause = Math.max(tickMs, (share / campaign.perSecond) * 1_000) - (Date.now() - began);
      if (pause > 0) await sleep(pause);
    }
  };
}

/** What a campaign does next where that is not to send; undefined while it sends. */
async function nextOf(campaign: Campaign | null): Promise<Next | undefined> {
  if (!campaign || campaign.state === 'done') return { next: 'end' };
  const { _id: name, state, begins, frozenAt } = campaign;
  const now = new Date();
  if (state === 'stopped') {
    await stopWaiting(name, now);
    return { next: 'end' };
  }
  if (state !== 'running') return { next: 'wait' };
  if (begins && 'at' in begins && now < new Date(begins.at)) return { next: 'wait', until: begins.at };
  return frozenAt ? undefined : { next: 'freeze' };
}

/** A campaign waits for those whom the gate holds, and is done where all is decided. */
async function whenNoneIsDue(name: string): Promise<Next> {
  const due = await nextDue(name);
  if (due) return { next: 'wait', until: due.toISOString() };
  const now = new Date();
  const done = { state: 'done' as const, endedAt: now, updatedAt: now };
  const { modifiedCount } = await CampaignModel.updateOne({ _id: name, state: 'running' }, { $set: done });
  // Whoever has paused it in this moment will resume it.
  return { next: modifiedCount === 1 ? 'end' : 'send' };
}

async function sendOne(campaign: Campaign, recipient: CampaignRecipient, deliver: Deliver): Promise<void> {
  const { _id: name, text } = campaign;
  const { contactId } = recipient;
  const request: DeliveryRequest = {
    ...stepOf(name, contactId),
    journey: 'campaign',
    contactId,
    message: messageOf(name),
    values: {},
    notAfter: offerEnds(campaign).toISOString(),
  };
  try {
    await note(recipient, await deliver(request, text));
  } catch (error) {
    await putOff(recipient, error);
  }
}

/** Writes down what came of it; a text that is held is asked about again when it may go. */
async function note({ _id }: CampaignRecipient, result: DeliveryResult): Promise<void> {
  const { outcome, deliveryId } = result;
  if (outcome === 'deferred') {
    const held = { deliveryId, reason: result.reason, dueAt: new Date(result.until) };
    await CampaignRecipientModel.updateOne({ _id }, { $set: held });
    return;
  }
  const reason = outcome === 'sent' ? undefined : result.reason;
  await CampaignRecipientModel.updateOne(
    { _id },
    {
      $set: { outcome, deliveryId, settledAt: new Date(), ...(reason ? { reason } : {}) },
      $unset: { dueAt: 1, ...(reason ? {} : { reason: 1 }) },
    },
  );
}

/** What could not be handed over is tried again later, others before it; the ledger says why. */
async function putOff({ _id, failures }: CampaignRecipient, error: unknown): Promise<void> {
  if (!(error instanceof ApplicationFailure)) throw error;
  const wanted = error.nextRetryDelay === undefined || error.nextRetryDelay === null ? 0 : Number(error.nextRetryDelay);
  const pauseMs = Math.max(wanted, backOffMs(failures, { firstMs: 1_000, longestMs: 60_000 }));
  await CampaignRecipientModel.updateOne(
    { _id },
    { $set: { dueAt: new Date(Date.now() + pauseMs) }, $inc: { failures: 1 } },
  );
}

/** Does it for all, so many at once. @throws the first failure, when those that have begun are over */
async function inTurn<Item>(all: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const waiting = all[Symbol.iterator]();
  const line = async () => {
    for (const item of waiting) await act(item);
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(atOnce, all.length) }, line));
  const failed = ended.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}
