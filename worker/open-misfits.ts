import type { WorkflowClient } from '@temporalio/client';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { taskQueue } from '../workflows/journey/start.ts';
import { misfitOf } from './misfit.ts';

/** A run that is open and could not go on by the journeys as they are. */
export interface OpenMisfit {
  workflowId: string;
  /** At which of its steps, and what the journey does there. */
  why: string;
}

/** More runs than this are not looked at. */
const mostRuns = 500;

/** The open runs that could not go on by a bundle: their histories are replayed, and nothing of it is told to Temporal. */
export async function openMisfits(client: WorkflowClient, workflowBundle: WorkflowBundleOption): Promise<OpenMisfit[]> {
  const fetch = (workflowId: string) => client.getHandle(workflowId).fetchHistory();
  const misfits: OpenMisfit[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories())) {
    const why = error && (await misfitOf(workflowBundle, await fetch(workflowId)));
    if (why) misfits.push({ workflowId, why });
  }
  return misfits;

  async function* histories() {
    let looked = 0;
    for await (const { workflowId } of client.list({
      query: `TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running'`,
    })) {
      if ((looked += 1) > mostRuns) return;
      yield { workflowId, history: await fetch(workflowId) };
    }
  }
}
