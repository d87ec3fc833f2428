import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { describe, expect, inject, it } from 'vitest';
import type { DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import { theatre } from '../support/theatre.ts';

const sent: DeliveryResult = { outcome: 'sent', deliveryId: 'd1', state: 'accepted' };

describe('waiting for a click', () => {
  const { env } = theatre();

  /** Plays a small journey, and tells how it ended and after how many minutes. */
  async function play(
    name: 'look' | 'tempt',
    story: (run: WorkflowHandle) => Promise<unknown> = () => Promise.resolve(),
    result: DeliveryResult = sent,
  ): Promise<{ endedBy: string; minutes: number }> {
    const { nativeConnection, client } = env();
    const taskQueue = `click-${randomUUID()}`;
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
      await env().sleep('10 minutes');
      await story(run);
      const { endedBy } = (await run.result()) as { endedBy: string };
      const { startTime, closeTime = startTime } = await run.describe();
      return { endedBy, minutes: Math.round((closeTime.getTime() - startTime.getTime()) / 60_000) };
    });
  }

  const click = (deliveryId: string, link: number) => (run: WorkflowHandle) =>
    run.signal('click', { source: 'click', id: deliveryId, time: '2026-05-04T09:10:00Z', deliveryId, link });

  it('goes on at once when a person follows a link', async () => {
    expect(await play('look', click('d1', 1))).toEqual({ endedBy: 'click on 1', minutes: 10 });
  });
  it('goes on without one when nobody does in time', async () => {
    expect(await play('look')).toEqual({ endedBy: 'no click', minutes: 60 });
  });
  it('does not take a click on another text for one', async () => {
    expect(await play('look', click('another', 0))).toEqual({ endedBy: 'no click', minutes: 60 });
  });
  it('does not wait where nothing was sent', async () => {
    const skipped: DeliveryResult = { outcome: 'skipped', deliveryId: 'd1', reason: 'link-refused' };
    expect(await play('look', undefined, skipped)).toEqual({ endedBy: 'no click', minutes: 0 });
  });
  it('ends with the story when the contact opts out', async () => {
    const optOut = (run: WorkflowHandle) =>
      run.signal('opted-out', { source: 'opt-out', id: 'o', time: '2026-05-04T09:10:00Z', name: 'opted-out' });
    expect(await play('tempt', optOut)).toEqual({ endedBy: 'opted-out', minutes: 10 });
  });
});
