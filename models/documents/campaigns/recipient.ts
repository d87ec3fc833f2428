import { model, type QueryFilter } from 'mongoose';
import type { Reason } from '../../domain/deliveries/reasons.ts';
import { collection } from '../collection.ts';
import { hashId } from '../hash-id.ts';

/** One row per recipient of a campaign: whoever has one is in its audience, and nobody has two. */
export interface CampaignRecipient {
  /** Hash of campaign and contact. */
  _id: string;
  campaign: string;
  contactId: string;
  /** When the gate is asked next; absent as soon as it is decided for good. */
  dueAt?: Date;
  /** What has come of it. */
  outcome?: 'sent' | 'skipped' | 'undeliverable' | 'stopped';
  /** Why it was not sent, or is held. */
  reason?: Reason;
  /** The row of the ledger. */
  deliveryId?: string;
  /** Tries that a fault of the gateway or of the database cut off. */
  failures: number;
  settledAt?: Date;
}

const schema = collection<CampaignRecipient>('campaign_recipients', {
  _id: { type: String, required: true },
  campaign: { type: String, required: true },
  contactId: { type: String, required: true },
  dueAt: Date,
  outcome: String,
  reason: String,
  deliveryId: String,
  failures: { type: Number, default: 0 },
  settledAt: Date,
});
schema.index({ campaign: 1, dueAt: 1, _id: 1 }, { partialFilterExpression: { dueAt: { $exists: true } } });
schema.index({ campaign: 1, contactId: 1 });
schema.index({ campaign: 1, outcome: 1, reason: 1, contactId: 1 });
schema.index({ contactId: 1 });

export const CampaignRecipientModel = model<CampaignRecipient>('CampaignRecipient', schema);

/** The id of a row: it says whose it is, so that nobody can have two in one campaign. */
function recipientIdOf(campaign: string, contactId: string): string {
  return hashId(`${campaign}\n${contactId}`);
}

/** Puts contacts into an audience; who is in it already keeps the row. */
export async function addRecipients(
  campaign: string,
  recipients: readonly { contactId: string; dueAt: Date }[],
): Promise<void> {
  if (recipients.length === 0) return;
  await CampaignRecipientModel.bulkWrite(
    recipients.map(({ contactId, dueAt }) => {
      const _id = recipientIdOf(campaign, contactId);
      const row = { campaign, contactId, dueAt, failures: 0 };
      return { updateOne: { filter: { _id }, update: { $setOnInsert: row }, upsert: true } };
    }),
    { ordered: false, throwOnValidationError: true },
  );
}

/** Those whom the gate is to be asked about next, the longest due first. */
export async function dueRecipients(campaign: string, now: Date, limit: number): Promise<CampaignRecipient[]> {
  return CampaignRecipientModel.find({ campaign, dueAt: { $lte: now } })
    .sort({ dueAt: 1, _id: 1 })
    .limit(limit)
    .lean();
}

/** When the next of them is due; undefined where all is decided. */
export async function nextDue(campaign: string): Promise<Date | undefined> {
  const next = await CampaignRecipientModel.findOne({ campaign, dueAt: { $exists: true } })
    .sort({ dueAt: 1 })
    .select('dueAt')
    .lean();
  return next?.dueAt;
}

/** How many there are by what came of them; those that are not decided count as `waiting`. */
export async function countRecipients(
  campaign: string,
): Promise<{ outcome: string; reason?: Reason; count: number }[]> {
  const rows = await CampaignRecipientModel.aggregate<{ _id: { outcome?: string; reason?: Reason }; count: number }>([
    { $match: { campaign } },
    { $group: { _id: { outcome: '$outcome', reason: '$reason' }, count: { $sum: 1 } } },
  ]);
  return rows.map(({ _id: { outcome = 'waiting', reason }, count }) => ({
    outcome,
    ...(reason ? { reason } : {}),
    count,
  }));
}

/** Nothing more is asked for anybody who waits: the campaign was stopped. */
export async function stopWaiting(campaign: string, now: Date): Promise<void> {
  await CampaignRecipientModel.updateMany(
    { campaign, dueAt: { $exists: true } },
    { $set: { outcome: 'stopped', settledAt: now }, $unset: { dueAt: 1 } },
  );
}

/** Those of a campaign behind one contact, in the order of contacts. */
export async function recipientsAfter(
  campaign: string,
  {
    outcome,
    reason,
    after,
    limit,
  }: { outcome?: string | undefined; reason?: string | undefined; after: string; limit: number },
): Promise<CampaignRecipient[]> {
  const asked = {
    campaign,
    contactId: { $gt: after },
    ...(outcome === undefined ? {} : { outcome: outcome === 'waiting' ? { $exists: false } : outcome }),
    ...(reason === undefined ? {} : { reason }),
  };
  return CampaignRecipientModel.find(asked as QueryFilter<CampaignRecipient>)
    .sort({ contactId: 1 })
    .limit(limit)
    .lean();
}
