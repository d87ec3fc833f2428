import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { inject } from 'vitest';
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
  const workflowBundle = { codePath: inject('stories').bundle };
  try {
    await Worker.runReplayHistory({ workflowBundle }, history);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'DeterminismViolationError') throw error;
    const [begun] = history.events ?? [];
    const type = begun?.workflowExecutionStartedEventAttributes?.workflowType?.name ?? 'unknown';
    throw new Error(explained(path, type, error.message, history.events ?? []), { cause: error });
  }
}

type Events = NonNullable<ReturnType<typeof historyFromJSON>['events']>;

/** Which journey no longer fits, at which of its steps, and what to do. */
function explained(path: string, type: string, said: string, events: Events): string {
  const at = Number(/\bid: (\d+)/.exec(said)?.[1] ?? NaN);
  const event = events.find(({ eventId }) => Number(eventId) === at);
  return [
    `${type} no longer takes the steps of ${path}: runs that are open would stop there.`,
    ...(event ? [`At step ${at} the run had ${stepOf(event)}; the journey now does something else there.`] : []),
    'Put the old order back, or keep both under patched(), as docs/change-a-journey.md tells.',
    // What differs stands in the middle of a report of the core; not every report has the number of the step.
    `Temporal says: ${/\[TMPRL1100\] ([^"]+)/.exec(said)?.[1] ?? said}`,
  ].join('\n');
}

/** A step in the words of its event, with the summary or name that it was given. */
function stepOf(event: Events[number]): string {
  const { activityTaskScheduledEventAttributes: activity, markerRecordedEventAttributes: marker } = event;
  const written = event.userMetadata?.summary?.data;
  const summary = written ? Buffer.from(written).toString() : undefined;
  const what = activity ? `begun ${activity.activityType?.name ?? 'an activity'}` : undefined;
  const kind = Object.keys(event).find((name) => name.endsWith('EventAttributes')) ?? '';
  const plain = kind.replace('EventAttributes', '').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${what ?? marker?.markerName ?? plain}${summary ? ` (${summary})` : ''}`;
}
