import { Client, Connection } from '@temporalio/client';
import { localTemporal } from '../wiring/local-access.ts';
import { queryOf } from '../../api/runs/run-list.ts';

/** Ends the open runs of a journey in what `npm start` runs here, also those that can no longer be told to stop. */
export async function endRuns(journey: string): Promise<void> {
  const { address, namespace } = localTemporal();
  const connection = await Connection.connect({ address, connectTimeout: 5_000 });
  try {
    console.log(`${await terminated(new Client({ connection, namespace }), journey)} runs of ${journey} ended.`);
  } finally {
    await connection.close();
  }
}

/** How many open runs of a journey were ended. */
export async function terminated({ workflow }: Client, journey: string): Promise<number> {
  let count = 0;
  for await (const { workflowId } of workflow.list({ query: queryOf({ journey, open: true }) })) {
    await workflow.getHandle(workflowId).terminate('the journey was changed');
    count += 1;
  }
  return count;
}
