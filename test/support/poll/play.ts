import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import type { DeliveryResult } from '../../../models/domain/deliveries/delivery.ts';
import type { TimeSkipping } from '../time-skipping.ts';

/** Every text of a small journey leaves under this id. */
const sent: DeliveryResult = { outcome: 'sent', deliveryId: 'd1', state: 'accepted' };

/** Plays a small journey, lets a story happen to it after ten minutes, and tells how and after how many minutes it ended. */
export async function playPoll(
  { nativeConnection, client, sleep }: TimeSkipping,
  name: string,
  story: (run: WorkflowHandle) => Promise<unknown> = () => Promise.resolve(),
  result: DeliveryResult = sent,
): Promise<{ endedBy: string; minutes: number }> {
  const taskQueue = `poll-${randomUUID()}`;
  const activities = { deliver: () => result };
  const workflowBundle = { codePath: inject('bundles').poll };
  const worker = await Worker.create({ connection: nativeConnection, taskQueue, activities, workflowBundle });
  const event = { id: 'e', source: 'test', name: 'user.registered', time: '2026-05-04T09:00:00Z', data: {} };
  return worker.runUntil(async () => {
    const run = await client.workflow.start(name, {
      workflowId: `${name}/person/${randomUUID()}`,
      taskQueue,
      args: [{ journey: name, contactId: 'p', event }],
    });
    await sleep('10 minutes');
    await story(run);
    const { endedBy } = (await run.result()) as { endedBy: string };
    const { startTime, closeTime = startTime } = await run.describe();
    return { endedBy, minutes: Math.round((closeTime.getTime() - startTime.getTime()) / 60_000) };
  });
}
