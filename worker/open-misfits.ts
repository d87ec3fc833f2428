import type { WorkflowClient } from '@temporalio/client';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { taskQueue } from '../workflows/journey/start.ts';
import { misfitOf, noJourney } from './misfit.ts';

/** A run that is open and could not go on by the journeys as they are. */
export interface OpenMisfit {
  workflowId: string;
  /** At which of its steps, and what the journey does there. */
  why: string;
  /** Its journey was renamed or removed. */
  gone?: true;
}

/** What a look at the open runs has found. */
export interface OpenMisfits {
  misfits: OpenMisfit[];
  /** So many open runs were not looked at. */
  unseen: number;
}

/** More runs than this are not looked at. */
const mostRuns = 500;

/** The open runs that could not go on by a bundle, of the first 500: their histories are replayed, and nothing of it is told to Temporal. */
export async function openMisfits(client: WorkflowClient, workflowBundle: WorkflowBundleOption): Promise<OpenMisfits> {
  const fetch = (workflowId: string) => client.getHandle(workflowId).fetchHistory();
  const query = `TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running'`;
  const misfits: OpenMisfit[] = [];
  let looked = 0;
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories())) {
    const why = error && (await misfitOf(workflowBundle, await fetch(workflowId)));
    if (why) misfits.push({ workflowId, why, ...(why === noJourney ? { gone: true } : {}) });
  }
  const unseen = looked < mostRuns ? 0 : Math.max(0, (await client.count(query)).count - looked);
  return { misfits, unseen };

  async function* histories() {
    for await (const { workflowId } of client.list({ query })) {
      if (looked === mostRuns) return;
      looked += 1;
      yield { workflowId, history: await fetch(workflowId) };
    }
  }
}
