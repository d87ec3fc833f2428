import { finalOutcomes, type TeamTask } from '../../../models/documents/team-task.ts';
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
export async function checkResolution(runs: Runs, task: TeamTask, { outcome, run }: Resolution): Promise<void> {
  checkRun(task, run, outcome);
  checkDecision(task, outcome);
  await checkStillAsked(runs, task);
}

/** What may become of an ambiguous reply that no run gets. */
const withoutRun = ['none', 'opt-out'];

/** A reply can only go to one of the runs that it may mean, and is not lost in silence. */
function checkRun({ runs }: TeamTask, run: string | undefined, outcome: string): void {
  if (run === undefined ? !runs || withoutRun.includes(outcome) : runs?.includes(run)) return;
  const detail = runs
    ? `must be one of ${runs.join(', ')}; where none gets the reply, the outcome is ${withoutRun.join(' or ')}`
    : 'this task is not about an ambiguous reply';
  throw refusal('body-invalid', [{ pointer: '/run', detail }]);
}

/** An answer is refused that its run would never hear; while Temporal is away only its time is known. */
async function checkStillAsked(runs: Runs, { kind, state, answerUntil, workflowId }: TeamTask): Promise<void> {
  if (kind !== 'question' || state === 'done' || !answerUntil || !workflowId) return;
  const isRunning = async () => (await runs.running(workflowId)) !== undefined;
  const waits = await isRunning().catch((error: unknown) => {
    if (!isTemporalAway(error)) throw error;
    return true;
  });
  if (!waits || answerUntil <= new Date()) throw isNoLongerAsked();
}

/** A reply that may be a refusal is settled by one of two words, and none is settled by a word of Tidings' own. */
function checkDecision({ kind }: TeamTask, outcome: string): void {
  if (finalOutcomes.some((known) => known === outcome))
    throw refusal('body-invalid', [{ pointer: '/outcome', detail: 'is said by Tidings alone' }]);
  if (kind !== 'review' || reviewOutcomes.some((known) => known === outcome)) return;
  throw refusal('body-invalid', [{ pointer: '/outcome', detail: `must be one of ${reviewOutcomes.join(', ')}` }]);
}
