import { defineSearchAttributeKey } from '@temporalio/common';
import { deliveryIdOf, DeliveryModel } from '../../../models/documents/deliveries/delivery.ts';
import { questionMemo, type AskedQuestion } from '../../../workflows/journey/question.ts';
import { attributes } from '../../../workflows/journey/start.ts';
import { hadBy, notAsked } from './last-text.ts';
import type { Runs } from '../../runs/temporal.ts';

/** A question that somebody has been asked, and whether its run still waits for the answer. */
export interface PutQuestion {
  workflowId: string;
  /** The text that asked. */
  deliveryId: string;
  askedAt: Date;
  run: 'waits' | 'goes on' | 'ended';
}

/** What a run says that it does while it waits for a reply. */
const waitingStage = 'waiting for a reply';
const stageKey = defineSearchAttributeKey(attributes.stage, 'KEYWORD');

/** The clock of a gateway may be this far behind ours. */
const clocksDifferMs = 5_000;

/** Nobody has more open questions than this; most older ones belong to runs that are over. */
const looked = 100;

/** Whose questions a reply may answer: all of those who have its number now; of those who had it, what was asked there. */
interface Asked {
  holders: string[];
  former?: { contactId: string; sentTo: string[] } | undefined;
}

/** The latest question of each run that has asked them by `at`, newest first. */
export async function questionsTo(runs: Runs, { holders, former }: Asked, at: Date): Promise<PutQuestion[]> {
  const there = former && { contactId: former.contactId, addressHash: { $in: former.sentTo } };
  const rows = await DeliveryModel.find({
    $or: [{ contactId: { $in: holders } }, ...(there ? [there] : [])],
    asks: true,
    ...hadBy(at),
  })
    .sort({ attemptedAt: -1 })
    .limit(looked)
    .select('workflowId attemptedAt')
    .lean();
  const latest = new Map<string, { deliveryId: string; askedAt: Date }>();
  for (const { _id: deliveryId, workflowId, attemptedAt: askedAt } of rows) {
    if (askedAt && !latest.has(workflowId)) latest.set(workflowId, { deliveryId, askedAt });
  }
  const put = await Promise.all(
    [...latest].map(async ([workflowId, { deliveryId, askedAt }]) => ({
      workflowId,
      deliveryId,
      askedAt,
      run: await stateOf(runs, workflowId, deliveryId),
    })),
  );
  const surelyBefore = put.filter(({ askedAt }) => askedAt.getTime() <= at.getTime() + clocksDifferMs);
  return surelyBefore.some(({ run }) => run === 'waits') ? surelyBefore : put;
}

/** Whether a run waits now for the answer to its latest question. */
export async function stillWaits(runs: Runs, workflowId: string): Promise<boolean> {
  const row = await DeliveryModel.findOne({ workflowId, asks: true, state: { $nin: notAsked } })
    .sort({ createdAt: -1, _id: -1 })
    .select('_id')
    .lean();
  return row !== null && (await stateOf(runs, workflowId, row._id)) === 'waits';
}

/** A run says in its memo which question it has open; one that began to ask before it did is known by its stage. */
async function stateOf(runs: Runs, workflowId: string, deliveryId: string): Promise<PutQuestion['run']> {
  const described = await runs.describe(workflowId);
  if (described?.status.name !== 'RUNNING') return 'ended';
  const asked = described.memo?.[questionMemo] as AskedQuestion | 'none' | undefined;
  if (asked === undefined) return described.typedSearchAttributes.get(stageKey) === waitingStage ? 'waits' : 'goes on';
  return isOpen(asked, workflowId, deliveryId) ? 'waits' : 'goes on';
}

/** Whether what a run says of its question means that it waits, at `now`, for the answer to this text. */
export function isOpen(
  asked: AskedQuestion | 'none',
  workflowId: string,
  deliveryId: string,
  now = Date.now(),
): boolean {
  if (asked === 'none' || deliveryIdOf({ workflowId, ...asked }) !== deliveryId) return false;
  return asked.until === undefined || Date.parse(asked.until) > now;
}
