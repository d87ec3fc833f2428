import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { inject } from 'vitest';
import { misfitOf, noJourney } from '../../worker/misfit.ts';
import { quiet } from './server.ts';

/**
 * The recorded histories of a folder, each with a check that today's code still takes its steps: for `it.each`.
 *
 * @example
 * it.each(replay('histories'))('still takes the same steps: %s', (_file, check) => check());
 */
export function replay(folder: string): [file: string, check: () => Promise<void>][] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => [file, () => check(join(folder, file))]);
}

async function check(path: string): Promise<void> {
  quiet();
  const history = historyFromJSON(JSON.parse(readFileSync(path, 'utf8')));
  const misfit = await misfitOf({ codePath: inject('stories').bundle }, history);
  if (misfit === undefined) return;
  const [begun] = history.events ?? [];
  const type = begun?.workflowExecutionStartedEventAttributes?.workflowType?.name ?? 'unknown';
  throw new Error(
    [
      `${type} no longer takes the steps of ${path}: runs that are open would stop there.`,
      misfit,
      misfit === noJourney
        ? 'Give its file the name back, or take the history away once no run of it is open.'
        : 'Put the old steps back, or keep both under patched(), as docs/change-a-journey.md tells.',
    ].join('\n'),
  );
}
