import { finalOutcomes, TeamTaskModel } from '../../../models/documents/team-task.ts';
import { refusal } from '../../http/problems.ts';
import { isTemporalAway } from '../../runs/grpc-status.ts';
import type { Runs } from '../../runs/temporal.ts';
import { reviewOutcomes } from './review.ts';
import { isNoLongerAsked } from './team-queue.ts';

/** How somebody would settle a task. */
interface Resolution {
  outcome: string;
  run: string | undefined;
}

/**
 * Whether a task may be settled so.
 *
 * @throws Problem that names the field, or `no-longer-asked` where the answer would reach nobody
 */
export async function checkResolution(runs: Runs, id: string, { outcome, run }: Resolution): Promise<void> {
  await checkRun(id, run, outcome);
  await checkDecision(id, outcome);
  await checkStillAsked(runs, id);
}

/** What may become of an ambiguous reply that no run gets. */
const withoutRun = ['none', 'opt-out'];

/** A reply can only go to one of the runs that it may mean, and is not lost in silence. */
async function checkRun(id: string, run: string | undefined, outcome: string): Promise<void> {
  const task = await TeamTaskModel.findById(id).select('runs').lean();
  if (!task || (run === undefined ? !task.runs || withoutRun.includes(outcome) : task.runs?.includes(run))) return;
  const detail = task.runs
    ? `must be one of ${task.runs.join(', ')}; where none gets the reply, the outcome is ${withoutRun.join(' or ')}`
    : 'this task is not about an ambiguous reply';
  throw refusal('body-invalid', [{ pointer: '/run', detail }]);
}

/** An answer is refused that its run would never hear; while Temporal is away only its time is known. */
async function checkStillAsked(runs: Runs, id: string): Promise<void> {
  const task = await TeamTaskModel.findOne({ _id: id, kind: 'question', state: { $ne: 'done' } }).lean();
  if (!task?.answerUntil || !task.workflowId) return;
  const isWaiting = async (workflowId: string) => (await runs.running(workflowId)) !== undefined;
  const waits = await isWaiting(task.workflowId).catch((error: unknown) => {
    if (!isTemporalAway(error)) throw error;
    return true;
  });
  if (!waits || task.answerUntil <= new Date()) throw isNoLongerAsked();
}

/** A reply that may be a refusal is settled by one of two words, and none is settled by a word of Tidings' own. */
async function checkDecision(id: string, outcome: string): Promise<void> {
  if (finalOutcomes.some((known) => known === outcome))
    throw refusal('body-invalid', [{ pointer: '/outcome', detail: 'is said by Tidings alone' }]);
  if (reviewOutcomes.some((known) => known === outcome)) return;
  if (!(await TeamTaskModel.exists({ _id: id, kind: 'review' }))) return;
  const detail = `must be one of ${reviewOutcomes.join(', ')}`;
  throw refusal('body-invalid', [{ pointer: '/outcome', detail }]);
}
