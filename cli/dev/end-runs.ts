import { Client, Connection } from '@temporalio/client';
import { localTemporal } from '../wiring/local-access.ts';
import { queryOf } from '../../api/runs/run-list.ts';

/** Ends the open runs of a journey in what `npm start` runs here, also those that can no longer be told to stop. */
export async function endRuns(journey: string): Promise<void> {
  const { address, namespace } = localTemporal();
  const connection = await Connection.connect({ address, connectTimeout: 5_000 });
  try {
    const client = new Client({ connection, namespace });
    const count = await terminated(client, journey);
    console.log(
      count > 0
        ? `Runs of ${journey} that ended: ${count}. ${beginsAnew}`
        : noneEnded(journey, await withOpenRuns(client)),
    );
  } finally {
    await connection.close();
  }
}

/** An end takes nothing of it back that a story has begun. */
const beginsAnew =
  'Their stories begin anew where `again` of the row lets them; under `never`, take another key or contact.';

/** A name that is misspelt has no open runs either, so those are told that have. */
function noneEnded(journey: string, others: string[]): string {
  const open = others.length > 0 ? `open are runs of ${others.join(', ')}` : 'no run of any journey is open';
  return `No run of ${journey} is open, so none ended; ${open}.`;
}

async function withOpenRuns({ workflow }: Client): Promise<string[]> {
  const found = new Set<string>();
  for await (const { workflowId } of workflow.list({ query: queryOf({ open: true }) }))
    found.add(workflowId.split('/')[0] ?? '');
  return [...found].sort();
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
