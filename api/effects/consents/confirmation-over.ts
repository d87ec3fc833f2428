import { ConsentModel } from '../../../models/documents/consents/record.ts';
import type { Enrollment } from '../../../models/documents/enrollment.ts';
import { RunCancellationModel } from '../../../models/documents/run-cancellation.ts';
import { isTemporalAway } from '../../runs/grpc-status.ts';
import type { Runs } from '../../runs/temporal.ts';

/** The id of the consent that a run asks for. */
export function recordOf(workflowId: string, startedBy: string): string {
  return `${workflowId} ${startedBy}`;
}

/**
 * Whether nobody asks for a consent any more: it was refused, its run was cancelled, or has ended without it. What was
 * confirmed stays so. While Temporal is away only what the database knows counts, and a click is not lost.
 */
export async function isConfirmationOver(
  runs: Runs,
  workflowId: string,
  { startedBy, at, refused }: Pick<Enrollment, 'startedBy' | 'at' | 'refused'>,
): Promise<boolean> {
  if (await ConsentModel.exists({ _id: recordOf(workflowId, startedBy) })) return false;
  if (refused === startedBy) return true;
  if (await RunCancellationModel.exists({ workflowId, at: { $gte: at } })) return true;
  const running = await runs.running(workflowId).catch((error: unknown) => {
    if (isTemporalAway(error)) return { startedBy };
    throw error;
  });
  return running?.startedBy !== startedBy;
}
