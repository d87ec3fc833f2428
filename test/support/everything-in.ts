import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { WorkflowHandle } from '@temporalio/client';

/** All payloads of a run's history as text: what anybody who opens the Temporal UI can read. */
export async function everythingIn(run: WorkflowHandle): Promise<string> {
  const json = historyToJSON(await run.fetchHistory());
  const payloads = [...json.matchAll(/"data":\s*"([^"]*)"/g)].map(([, data]) => Buffer.from(data ?? '', 'base64'));
  return [json, ...payloads.map((payload) => payload.toString())].join('\n');
}
