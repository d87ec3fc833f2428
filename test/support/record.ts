import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { WorkflowHandle } from '@temporalio/client';
import { expect } from 'vitest';

/** Where released histories are kept; every later change must replay them. */
export const histories = fileURLToPath(new URL('../replay/histories/', import.meta.url));

/** With RECORD_HISTORIES=1, saves the history of a story under the title of its test. */
export async function recordHistory(run: WorkflowHandle): Promise<void> {
  if (!process.env['RECORD_HISTORIES']) return;
  const title = (expect.getState().currentTestName ?? 'story').replaceAll(/[^\w]+/g, '-').toLowerCase();
  writeFileSync(`${histories}${title}.json`, historyToJSON(await run.fetchHistory()));
}

/** All payloads of a run's history as text: what anybody who opens the Temporal UI can read. */
export async function everythingIn(run: WorkflowHandle): Promise<string> {
  const json = historyToJSON(await run.fetchHistory());
  const payloads = [...json.matchAll(/"data":\s*"([^"]*)"/g)].map(([, data]) => Buffer.from(data ?? '', 'base64'));
  return [json, ...payloads.map((payload) => payload.toString())].join('\n');
}
