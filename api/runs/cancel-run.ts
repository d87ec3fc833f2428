import { defined } from '../../models/domain/defined.ts';
import { partsOfRun } from '../../models/domain/encode.ts';
import type { StandstillCause } from '../../models/domain/runs/standstill.ts';
import { isDuplicateKey } from '../../models/documents/connect.ts';
import { RunCancellationModel, type RunCancellation } from '../../models/documents/run-cancellation.ts';
import { Problem } from '../http/problems.ts';
import type { Runs } from './temporal.ts';

/** Who wants a run to end, and why. */
interface Word {
  by: string;
  reason?: string | undefined;
}

/**
 * Ends a run and keeps who wanted it and why. What was written down and not told to Temporal, since this process died
 * in between, is told when the caller tries again.
 *
 * @throws Problem `run-ended` when it has ended, or is ending already
 */
export async function cancelRun(runs: Runs, workflowId: string, { by, reason }: Word): Promise<void> {
  const described = await runs.describe(workflowId);
  if (described?.status.name !== 'RUNNING') throw new Problem('run-ended', 'There is nothing left to cancel.');
  const { runId: _id } = described;
  const row: RunCancellation = defined({
    _id,
    workflowId,
    ...partsOfRun(workflowId),
    at: new Date(),
    by,
    reason,
  });
  try {
    await RunCancellationModel.create(row);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const earlier = await RunCancellationModel.findById(_id).lean();
    const isMine = earlier?.by === by && earlier.reason === reason;
    if (earlier && !isMine) await tell(runs, row);
    if (earlier && (earlier.told || !isMine))
      throw new Problem('run-ended', `It was cancelled at ${earlier.at.toISOString()}, and is ending.`);
  }
  await tell(runs, row);
}

/** Whose story cannot be told hears nothing, not even that it shall end. */
const deaf = new Set<StandstillCause | undefined>(['not-served', 'does-not-fit', 'throws', 'attributes-missing']);

async function tell(runs: Runs, { _id, workflowId }: { _id: string; workflowId: string }): Promise<void> {
  const standing = await runs.standstill(workflowId, _id);
  if (deaf.has(standing?.cause)) await runs.terminate(workflowId, _id);
  else await runs.cancel(workflowId);
  await RunCancellationModel.updateOne({ _id }, { $set: { told: true } });
}
