import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { WorkflowHandle } from '@temporalio/client';
import { expect } from 'vitest';

/** Where released histories are kept; every later change must replay them. */
export const histories = fileURLToPath(new URL('../replay/histories/', import.meta.url));

/**
 * With RECORD_HISTORIES=1, saves the history of a story under the title of its test; with any other word, such as the
 * name of a patch, under the title and that word, beside the one that was released before.
 */
export async function recordHistory(run: WorkflowHandle): Promise<void> {
  const mark = process.env['RECORD_HISTORIES'];
  if (!mark) return;
  const title = (expect.getState().currentTestName ?? 'story').replaceAll(/[^\w]+/g, '-').toLowerCase();
  const file = mark === '1' ? title : `${title}.${mark}`;
  writeFileSync(`${histories}${file}.json`, historyToJSON(await run.fetchHistory()));
}

/** All payloads of a run's history as text: what anybody who opens the Temporal UI can read. */
export async function everythingIn(run: WorkflowHandle): Promise<string> {
  const json = historyToJSON(await run.fetchHistory());
  const payloads = [...json.matchAll(/"data":\s*"([^"]*)"/g)].map(([, data]) => Buffer.from(data ?? '', 'base64'));
  return [json, ...payloads.map((payload) => payload.toString())].join('\n');
}
