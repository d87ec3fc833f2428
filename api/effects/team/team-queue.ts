import type { QueryFilter } from 'mongoose';
import { defined } from '../../../models/domain/defined.ts';
import { readYesNo } from '../../../models/domain/replies/answers/yes-no.ts';
import type { Reply, TeamDecision } from '../../../models/domain/runs/run-signal.ts';
import { backOffMs, finish, owingAfter, putOff } from '../../../models/documents/owing.ts';
import { ReplyModel, saidIn, type ReplyDocument } from '../../../models/documents/reply.ts';
import { finalOutcomes, noLongerAsked, openTask, TeamTaskModel } from '../../../models/documents/team-task.ts';
import type { TaskChange, TeamTask } from '../../../models/documents/team-task.ts';
import type { ApiContext } from '../../context.ts';
import { stillWaits } from '../replies/open-questions.ts';
import { Problem } from '../../http/problems.ts';
import { heedState } from './review.ts';

/** Who wrote, and from which number. */
type Writer = Pick<TeamTask, 'contactId' | 'addressHash'>;

/** Asks the team which of several runs a reply answers. */
export function askWhich({ _id: replyId }: ReplyDocument, writer: Writer, runs: string[]): Promise<void> {
  const question = 'which question does this reply answer?';
  return openTask({ _id: `ambiguous ${replyId}`, kind: 'ambiguous', ...writer, question, details: {}, replyId, runs });
}

/** Lets a person see to a reply that no run waits for. */
export function askAboutReply({ _id: replyId }: ReplyDocument, writer: Writer): Promise<void> {
  const question = 'somebody wrote, and no journey waits for it';
  return openTask({ _id: `unasked ${replyId}`, kind: 'unasked', ...writer, question, details: {}, replyId });
}

/** What a task is changed to. */
export type Change = Pick<TeamTask, 'state'> &
  Partial<Pick<TeamTask, 'assignee' | 'outcome' | 'resolvedBy' | 'chosenRun' | 'doneAt'>>;

/**
 * Changes a task that is in one of `from`; its effect, a signal or a notice, follows from the stored row.
 *
 * @param by who changes it, by an opaque id
 *
 * @throws Problem `task-unknown`, or `task-state` when somebody else was faster
 */
export async function changeTask(
  id: string,
  from: TeamTask['state'][],
  change: Change,
  by: string | undefined,
  where: QueryFilter<TeamTask> = {},
): Promise<TeamTask> {
  const { state, outcome, doneAt: at = new Date() } = change;
  const made: TaskChange = defined({ at, state, outcome, by });
  const task = await TeamTaskModel.findOneAndUpdate(
    { ...where, _id: id, state: { $in: from } },
    {
      $set: { ...change, ...owingAfter(0) },
      ...(change.state === 'open'
        ? { $unset: { assignee: 1, outcome: 1, resolvedBy: 1, chosenRun: 1, doneAt: 1 } }
        : {}),
      $inc: { revision: 1 },
      $push: { changes: made },
    },
    { returnDocument: 'after' },
  ).lean();
  if (task) return task;
  const now = await TeamTaskModel.findById(id).select('state outcome').lean();
  if (!now) throw new Problem('task-unknown', 'Find its id with GET /v1/team-tasks.');
  if (now.outcome === noLongerAsked) throw isNoLongerAsked();
  throw new Problem('task-state', `The task is ${now.state}${now.outcome ? `, with the outcome ${now.outcome}` : ''}.`);
}

/** Why an answer can reach nobody. */
export function isNoLongerAsked(): Problem {
  return new Problem('no-longer-asked', 'The run that asked has gone on without an answer, or has ended.');
}

/**
 * Puts a task back into the queue. What an opt-out ended is not given back by that, and nobody can be asked about
 * somebody who is erased, or for a run that no longer waits.
 *
 * @throws Problem as `changeTask` does
 */
export function reopenTask(id: string, by: string | undefined): Promise<TeamTask> {
  const final: QueryFilter<TeamTask>[] = [
    { outcome: { $in: [...finalOutcomes] } },
    { outcome: 'opt-out', kind: { $ne: 'question' } },
  ];
  return changeTask(id, ['claimed', 'done'], { state: 'open' }, by, { $nor: final });
}

/** Between two tries to tell the team's own system. */
const pauses = { firstMs: 30_000, longestMs: 3_600_000 };

/** Gives a change its effect, once however often it is tried: tells the run, then the team's own system. */
export async function finishTask(context: Pick<ApiContext, 'runs' | 'log' | 'team'>, task: TeamTask): Promise<void> {
  if (task.state === 'done') await tellRun(context, task);
  await heedState(context, task);
  const unchanged = { _id: task._id, revision: task.revision };
  try {
    await context.team.notify?.(task);
    await finish(TeamTaskModel, unchanged);
  } catch (error) {
    await putOff(TeamTaskModel, unchanged, backOffMs(task.attempts - 1, pauses));
    throw error;
  }
}

async function tellRun({ runs }: Pick<ApiContext, 'runs'>, task: TeamTask): Promise<void> {
  const { _id, kind, workflowId, revision, outcome = 'done', chosenRun, replyId, doneAt = new Date() } = task;
  const { contactId, addressHash } = task;
  const time = doneAt.toISOString();
  if (kind === 'question' && workflowId && outcome !== noLongerAsked) {
    const decision: TeamDecision = { source: 'team', id: `${_id} ${revision}`, time, task: _id, outcome };
    await runs.signal(workflowId, 'team', decision);
  }
  if (kind === 'ambiguous' && chosenRun && replyId) {
    const reply = await ReplyModel.findById(replyId).lean();
    if (!reply) return;
    const says = readYesNo(saidIn(reply)) ?? 'other';
    const chosen = reply.workflowId === chosenRun || (await stillWaits(runs, chosenRun));
    // Before the signal: once the run has heard it, it waits no more, and a second try must still find it chosen.
    if (chosen) await ReplyModel.updateOne({ _id: replyId }, { $set: { workflowId: chosenRun } });
    const told =
      chosen && (await runs.signal(chosenRun, 'reply', { source: 'reply', id: replyId, time, says } satisfies Reply));
    if (!told) await askAboutReply(reply, defined({ contactId, addressHash }));
  }
}
