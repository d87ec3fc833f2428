import { join, relative } from 'node:path';
import type { Client, WorkflowExecutionDescription } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { expect, it } from 'vitest';
import { standstillOf } from '../../api/runs/standstill.ts';
import { journeys } from '../../models/installation.ts';

const now = new Date('2026-05-04T10:00:00Z');
/** A run whose step failed four times, and is tried again in five seconds. */
const failing = (type: string) =>
  ({
    status: { name: 'RUNNING' },
    raw: {
      pendingActivities: [
        {
          activityType: { name: 'deliver' },
          attempt: 5,
          scheduledTime: msToTs(now.getTime() + 5_000),
          lastFailure: { message: 'it failed', applicationFailureInfo: { type } },
        },
      ],
    },
  }) as unknown as WorkflowExecutionDescription;
/** Nothing is asked where a step fails. */
const nobody = {} as unknown as Client;
const look = (type: string) => standstillOf(nobody, failing(type), now);

it.each([
  ['GATEWAY_UNREACHABLE', 'step-fails'],
  ['TEXT_UNKNOWN', 'text-missing'],
])(
  'a step that fails again and again with %s stands still, since a moment that has passed: %s',
  async (type, cause) => {
    const standstill = { cause, step: 'deliver', attempt: 4, error: `${type}: it failed`, since: now };
    expect(await look(type)).toEqual(standstill);
  },
);

it('of an error that a gateway throws only the kind is kept', async () => {
  expect(await look('RangeError')).toMatchObject({ error: 'RangeError' });
});

it('of an error that a journey throws type and place are kept, and its words go to the terminal alone', async () => {
  const failure = {
    message: 'Anna Kowalska of Gdynia',
    stackTrace: `/tmp/bundle.js:6\n  throw this.error;\n  ^\n\nTypeError: Anna\n    at story (${join(journeys, 'welcome.ts')}:12:5)`,
  };
  const workflowService = {
    getWorkflowExecutionHistoryReverse: () =>
      Promise.resolve({ history: { events: [{ workflowTaskFailedEventAttributes: { cause: 0, failure } }] } }),
  };
  const client = { options: { namespace: 'n' }, workflowService } as unknown as Client;
  const run = { status: { name: 'RUNNING' }, raw: { pendingWorkflowTask: { attempt: 2 } } };
  expect(await standstillOf(client, run as unknown as WorkflowExecutionDescription, now)).toMatchObject({
    cause: 'throws',
    error: `TypeError at ${relative(process.cwd(), join(journeys, 'welcome.ts'))}:12:5`,
    words: 'Anna Kowalska of Gdynia',
  });
});

it.each(['HAND_OVER_OPEN', 'GATEWAY_THROTTLED'])('a step that waits its time does not: %s', async (type) => {
  expect(await look(type)).toBeUndefined();
});
