import { ClickModel } from '../../models/documents/click.ts';
import { EventModel } from '../../models/documents/event.ts';
import { OptOutModel } from '../../models/documents/opt-out.ts';
import { ReceiptModel } from '../../models/documents/receipt.ts';
import { ReplyModel } from '../../models/documents/reply.ts';
import { TeamTaskModel } from '../../models/documents/team-task.ts';
import { finishClick } from './click-log.ts';
import type { ApiContext } from '../context.ts';
import { finishErasures } from './erase.ts';
import { finishEvents } from './events/event-chore.ts';
import { handleReply } from './replies/handle-reply.ts';
import type { Importer } from '../import/importer.ts';
import { noteEnds } from '../runs/note-ends.ts';
import { finishOptOut } from './consents/opt-out.ts';
import { finishReceipt } from '../routes/hooks.ts';
import { sweep, type Chore } from './sweeper.ts';
import { finishTask } from './team/team-queue.ts';
import { watchWorkers } from '../runs/watch-workers.ts';

/** Everything that an api finishes or counts again and again, beside its answers. */
export function choresOf(context: ApiContext, importer: Importer): Chore[] {
  const { runs, dispatcher, log } = context;
  return [
    { name: 'opt-outs', run: () => sweep(OptOutModel, (row) => finishOptOut(runs, row), log) },
    { name: 'events', run: () => finishEvents(dispatcher) },
    { name: 'receipts', run: () => sweep(ReceiptModel, finishReceipt, log) },
    { name: 'replies', run: () => sweep(ReplyModel, (row) => handleReply(context, row), log) },
    { name: 'team-tasks', run: () => sweep(TeamTaskModel, (row) => finishTask(context, row), log) },
    { name: 'clicks', run: () => sweep(ClickModel, (row) => finishClick(context, row), log) },
    { name: 'erasures', run: () => finishErasures(runs) },
    { name: 'ends', run: () => noteEnds(runs) },
    { name: 'imports', run: () => importer.resume() },
    { name: 'gauges', run: () => countOwed(context), everyMs: 10_000 },
    { name: 'workers', run: watchWorkers(context), everyMs: 5_000 },
  ];
}

/** Counting costs the database the more the more is owed, so it is done at leisure. What is not known has no value. */
async function countOwed({ metrics }: ApiContext): Promise<void> {
  try {
    await countRows(metrics);
  } catch (error) {
    metrics.pending.reset();
    metrics.teamTasks.reset();
    throw error;
  }
}

async function countRows(metrics: ApiContext['metrics']): Promise<void> {
  const owing = {
    events: EventModel,
    receipts: ReceiptModel,
    replies: ReplyModel,
    clicks: ClickModel,
    'team-tasks': TeamTaskModel,
    'opt-outs': OptOutModel,
  };
  for (const [chore, model] of Object.entries(owing)) {
    const pending = { pendingAt: { $exists: true } };
    metrics.pending.set({ chore }, await (model as typeof EventModel).countDocuments(pending));
  }
  for (const state of ['open', 'claimed'] as const) {
    metrics.teamTasks.set({ state }, await TeamTaskModel.countDocuments({ state }));
  }
}
