import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { WorkflowHandle } from '@temporalio/client';
import { expect, inject } from 'vitest';

/**
 * With RECORD_HISTORIES=1, saves the history of a story under the title of its test; with any other word, such as the
 * name of a patch, under the title and that word. One that is there is kept: the runs that it stands for may be open.
 */
export async function recordHistory(run: WorkflowHandle, name = ''): Promise<void> {
  const mark = process.env['RECORD_HISTORIES'];
  if (!mark) return;
  const title = `${expect.getState().currentTestName ?? 'story'}${name}`.replaceAll(/[^\w]+/g, '-').toLowerCase();
  const file = mark === '1' ? title : `${title}.${mark}`;
  const folder = inject('histories');
  keep(folder, `${file}.json`, historyToJSON(await run.fetchHistory()));
}

/** Writes what is not there yet. */
export function keep(folder: string, file: string, history: string): void {
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(join(folder, file), history, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
