import type { Model, QueryFilter } from 'mongoose';
import { CampaignModel } from '../../models/documents/campaigns/campaign.ts';
import { ClickModel } from '../../models/documents/click.ts';
import { EventModel } from '../../models/documents/event.ts';
import { OptOutModel } from '../../models/documents/opt-out.ts';
import { stillOwed, type Owing } from '../../models/documents/owing.ts';
import { ReceiptModel } from '../../models/documents/deliveries/receipt.ts';
import { ReplyModel } from '../../models/documents/reply.ts';
import { SegmentAskingModel } from '../../models/documents/segments/asking.ts';
import { SegmentLookModel } from '../../models/documents/segments/look.ts';
import { SegmentMemberModel } from '../../models/documents/segments/member.ts';
import { TeamTaskModel } from '../../models/documents/team-task.ts';
import { finishClick } from './click-log.ts';
import type { ApiContext } from '../context.ts';
import { finishErasures } from './erase.ts';
import { finishEvents } from './events/finish-events.ts';
import { handleReply } from './replies/handle-reply.ts';
import type { Importer } from '../import/importer.ts';
import { recordRunEnds } from '../runs/record-run-ends.ts';
import { finishOptOut } from './consents/opt-out.ts';
import { finishReceipt } from './finish-receipt.ts';
import { keepCounts } from '../reports/keep-counts.ts';
import { beginForMembers } from './segments/begin-for-members.ts';
import { decideWatches } from './segments/decide-watches.ts';
import { followSchedules } from './segments/follow-schedules.ts';
import { lookAgain } from './segments/look-again.ts';
import { lookThroughDue } from './segments/look-through.ts';
import { tellChange } from './segments/tell-change.ts';
import { tellCampaign } from './tell-campaign.ts';
import { sweep, type Chore } from './sweeper.ts';
import { finishTask } from './team/team-queue.ts';
import { watchWorkers } from '../runs/watch-workers.ts';

/** Everything that an api finishes or counts again and again, beside its answers. */
export function choresOf(context: ApiContext, importer: Importer): Chore[] {
  const { runs, metrics } = context;
  const effects = owedEffects(context);
  return [
    ...effects,
    { name: 'segments', run: () => watchSegments(context.limits.segmentsEveryMs) },
    { name: 'schedules', run: () => followSchedules(context) },
    { name: 'erasures', run: () => finishErasures(runs) },
    { name: 'ends', run: () => recordRunEnds(runs) },
    { name: 'imports', run: () => importer.resume() },
    { name: 'reports', run: keepCounts, everyMs: 5_000 },
    { name: 'gauges', run: () => countOwed(metrics, effects), everyMs: 10_000 },
    { name: 'workers', run: watchWorkers(context), everyMs: 5_000 },
  ];
}

/** Gives the rows of a collection the effect that a crash or an outage left owed, and counts them. */
interface OwedEffect extends Chore {
  count: () => Promise<number>;
}

function owedEffects(context: ApiContext): OwedEffect[] {
  const { runs, dispatcher, log } = context;
  return [
    swept('opt-outs', OptOutModel, (row) => finishOptOut(runs, row)),
    // Swept by contact, since the events of one take effect in their order.
    { name: 'events', run: () => finishEvents(dispatcher), count: () => EventModel.countDocuments(stillOwed) },
    // What nothing fits yet is no backlog: whoever else uses our account has reports of their own there.
    swept('receipts', ReceiptModel, (row) => finishReceipt(runs, row), { unmatched: { $exists: false } }),
    swept('replies', ReplyModel, (row) => handleReply(context, row)),
    swept('team-tasks', TeamTaskModel, (row) => finishTask(context, row)),
    swept('clicks', ClickModel, (row) => finishClick(context, row)),
    // A change of a contact is no piece that was left undone, and worth no line in the log.
    { ...swept('segment-looks', SegmentLookModel, (row) => lookAgain(context, row)), isQuiet: true },
    swept('segment-changes', SegmentMemberModel, (row) => tellChange(context, row)),
    swept('segment-askings', SegmentAskingModel, (row) => beginForMembers(context, row)),
    swept('campaigns', CampaignModel, (row) => tellCampaign(runs, row)),
  ];

  function swept<Row extends Owing & { _id: string }>(
    name: string,
    model: Model<Row>,
    finish: (row: Row) => Promise<unknown>,
    backlog: QueryFilter<Row> = {},
  ): OwedEffect {
    const count = () => model.countDocuments({ ...backlog, ...stillOwed } as QueryFilter<Row>);
    return { name, run: () => sweep(model, finish, log), count };
  }
}

async function watchSegments(everyMs: number): Promise<void> {
  await decideWatches();
  await lookThroughDue(everyMs);
}

/** Counting costs the database the more the more is owed, so it is done at leisure. What is not known has no value. */
async function countOwed(metrics: ApiContext['metrics'], effects: readonly OwedEffect[]): Promise<void> {
  try {
    for (const { name, count } of effects) metrics.pending.set({ chore: name }, await count());
    metrics.unmatchedReceipts.set(await ReceiptModel.countDocuments({ ...stillOwed, unmatched: true }));
    for (const state of ['open', 'claimed'] as const) {
      metrics.teamTasks.set({ state }, await TeamTaskModel.countDocuments({ state }));
    }
  } catch (error) {
    metrics.pending.reset();
    metrics.unmatchedReceipts.set(NaN);
    metrics.teamTasks.reset();
    throw error;
  }
}
