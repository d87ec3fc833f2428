import type { EventDocument } from '../../../models/documents/event.ts';
import type { Runs } from '../../runs/temporal.ts';
import { visible } from './visible-event.ts';

/** Tells the run that is there of newer data, with which its story begins anew; false where it is to be started. */
export async function restartRun(runs: Runs, workflowId: string, event: EventDocument): Promise<boolean> {
  const { startedBy, restartedBy } = await runs.begunBy(workflowId);
  if (startedBy === event._id) return false;
  if (await runs.signal(workflowId, event.type, visible(event))) return true;
  // A dispatch that was interrupted had told it, and it has ended since.
  return restartedBy === event._id;
}
