import { randomUUID } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import { describe, expect, it } from 'vitest';
import type { DeliveryRequest, DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import { recordHistory } from '../../cli/testing/record.ts';
import { everythingIn } from '../support/everything-in.ts';
import { theatre } from '../support/theatre.ts';

describe('an automatic reply', () => {
  const { env, bundle } = theatre();

  it('is one text through the gate, in the name of the brand, true for five minutes', async () => {
    const requests: DeliveryRequest[] = [];
    const deliver = (request: DeliveryRequest): DeliveryResult => {
      requests.push(request);
      return { outcome: 'sent', deliveryId: 'd', state: 'accepted' };
    };
    const { nativeConnection, client } = env();
    const taskQueue = `auto-reply-${randomUUID()}`;
    const worker = await Worker.create({
      connection: nativeConnection,
      taskQueue,
      workflowBundle: bundle(),
      activities: { deliver },
    });
    const notAfter = '2026-05-04T12:05:00.000Z';
    await worker.runUntil(async () => {
      const run = await client.workflow.start('autoReply', {
        workflowId: `auto-reply/person/${randomUUID()}`,
        taskQueue,
        args: [
          { contactId: 'person', event: { source: 'reply', id: 'r' }, answer: 'stopped', brand: 'club', notAfter },
        ],
      });
      expect(await run.result()).toEqual({ endedBy: 'sent' });
      expect(await everythingIn(run)).not.toMatch(/unsubscribed|\+44/);
      await recordHistory(run);
    });
    expect(requests).toMatchObject([
      { message: 'auto-reply/stopped', contactId: 'person', brand: 'club', notAfter, ordinal: 1 },
    ]);
  });
});
