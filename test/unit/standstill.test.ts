import type { Client, WorkflowExecutionDescription } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { expect, it } from 'vitest';
import { standstillOf } from '../../api/runs/standstill.ts';

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

it('a step that waits until an earlier hand-over has ended does not', async () => {
  expect(await look('HAND_OVER_OPEN')).toBeUndefined();
});
