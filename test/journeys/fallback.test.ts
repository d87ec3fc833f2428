import type { WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import type { DeliveryRequest, DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import type { Reason } from '../../models/domain/deliveries/reasons.ts';
import { bundling } from '../../worker/bundle-entry.ts';
import { playPoll } from '../support/poll/play.ts';
import { theatre } from '../support/theatre.ts';

const sent = ({ ordinal }: DeliveryRequest): DeliveryResult => ({
  outcome: 'sent',
  deliveryId: `d${ordinal}`,
  state: 'accepted',
});
const not = (outcome: 'skipped' | 'undeliverable', reason: Reason) => (): DeliveryResult => ({
  outcome,
  deliveryId: 'd1',
  reason,
});

describe('a text that another goes instead of', () => {
  const { env } = theatre();

  const time = '2026-05-04T09:10:00Z';
  const reported = (became: string, deliveryId = 'd1') => {
    const signal = { source: 'receipt', id: `${deliveryId} ${became}`, time, deliveryId, became };
    return (run: WorkflowHandle) => run.signal('receipt', signal);
  };

  /** Plays the run, each text answered in its turn; tells what was asked of the gate too. */
  async function play(
    answers: ((request: DeliveryRequest) => DeliveryResult | Promise<DeliveryResult>)[],
    story?: (run: WorkflowHandle) => Promise<unknown>,
    { name = 'shipped', ...more }: { name?: string } & Parameters<typeof playPoll>[3] = {},
  ) {
    const asked: DeliveryRequest[] = [];
    const deliver = (request: DeliveryRequest) => {
      asked.push(request);
      return (answers[request.ordinal - 1] ?? sent)(request);
    };
    const { endedBy, minutes } = await playPoll(env(), name, story, { deliver, ...more });
    return { endedBy, minutes, texts: [...new Set(asked.map(({ message }) => message))], asked };
  }

  it('has done enough where it is delivered', async () => {
    expect(await play([sent], reported('delivered'))).toMatchObject({
      endedBy: 'd1 sent',
      minutes: 10,
      texts: ['poll/shipped'],
    });
  });

  it('is replaced where nobody got it, with the same values, by one that is known to stand in its place', async () => {
    const { asked, ...told } = await play(
      [sent],
      async (run) => {
        await reported('undeliverable')(run);
      },
      { followDelivery: (id) => Promise.resolve(id === 'd2' ? 'delivered' : undefined) },
    );
    expect(told).toEqual({ endedBy: 'd2 sent', minutes: 10, texts: ['poll/shipped', 'poll/shippedByMail'] });
    expect(asked[1]).toMatchObject({ ordinal: 2, insteadOf: 'd1', values: { orderId: 'A-7' } });
    expect(asked[0]).not.toHaveProperty('insteadOf');
  });

  it('is replaced where nothing is known of it in its time, and waits no longer for it', async () => {
    const delivered = (id: string) => Promise.resolve(id === 'd2' ? ('delivered' as const) : undefined);
    expect(await play([sent], undefined, { followDelivery: delivered })).toMatchObject({
      endedBy: 'd2 sent',
      minutes: 120,
    });
  });

  it('that no news would come of is not, where bad news alone would count', async () => {
    expect(await play([not('skipped', 'no-address'), sent])).toMatchObject({
      endedBy: 'd2 sent',
      minutes: 24 * 60,
      texts: ['poll/shipped', 'poll/shippedByMail'],
    });
  });

  it('is replaced at once where it did not leave by its way, and that text in its turn', async () => {
    const refused = not('undeliverable', 'number-refused');
    expect(await play([refused, not('skipped', 'no-address')])).toMatchObject({
      endedBy: 'd3 sent',
      minutes: 0,
      texts: ['poll/shipped', 'poll/shippedByMail', 'poll/shippedAgain'],
    });
  });

  it('is not where its reader has no wish for it', async () => {
    expect(await play([not('skipped', 'opted-out')])).toMatchObject({
      endedBy: 'd1 opted-out',
      texts: ['poll/shipped'],
    });
  });

  it('is not where later news make it old meanwhile', async () => {
    const placed = { source: 'test', id: 'e2', name: 'order.placed', time, data: {} };
    expect(await play([sent], (run) => run.signal('order.placed', placed))).toMatchObject({
      endedBy: 'd1 sent',
      minutes: 10,
      texts: ['poll/shipped'],
    });
  });

  it('is not where its reader answers it or follows a link', async () => {
    const reply = (run: WorkflowHandle) => run.signal('reply', { source: 'reply', id: 'r1', time, says: 'yes' });
    const click = (run: WorkflowHandle) =>
      run.signal('click', { source: 'click', id: 'd1', time, deliveryId: 'd1', link: 0 });
    for (const act of [reply, click])
      expect(await play([sent], act)).toMatchObject({ minutes: 10, texts: ['poll/shipped'] });
    expect(await play([sent], reply, { name: 'shippedAndAsked' })).toMatchObject({ endedBy: 'yes, nothing' });
  });

  it('tells a delivery that was known before the run asked', async () => {
    const followDelivery = () => Promise.resolve('delivered' as const);
    expect(await play([sent], undefined, { followDelivery })).toMatchObject({ endedBy: 'd1 sent', minutes: 0 });
  });

  it('is told as undeliverable where the other way does not lead there either', async () => {
    const nowhere = not('skipped', 'no-address');
    expect(await play([sent, nowhere, nowhere], reported('undeliverable'))).toMatchObject({
      endedBy: 'd1 undeliverable',
      texts: ['poll/shipped', 'poll/shippedByMail', 'poll/shippedAgain'],
    });
    expect(await play([sent, nowhere, nowhere])).toMatchObject({ endedBy: 'd1 sent', minutes: 120 });
  });

  it('still has its question answered, and word of it, where what went instead asks nothing', async () => {
    const nowhere = not('skipped', 'no-address');
    const both = async (run: WorkflowHandle) => {
      await reported('undeliverable')(run);
      await run.signal('reply', { source: 'reply', id: 'r1', time, says: 'no' });
    };
    const { endedBy } = await play([sent, nowhere, nowhere], both, { name: 'shippedAndAsked' });
    expect(endedBy).toBe('no, undeliverable');
  });

  it('is tried no longer than it may take while its gateway is away', async () => {
    const settled: unknown[] = [];
    const settleDelivery = (request: DeliveryRequest, reason?: string) => {
      settled.push([request.message, reason]);
      return Promise.resolve(not('skipped', 'replaced')());
    };
    const away = () => {
      throw ApplicationFailure.retryable('the gateway cannot be reached', 'GATEWAY_UNREACHABLE');
    };
    const delivered = () => Promise.resolve('delivered' as const);
    const { asked: _asked, ...told } = await play([away], undefined, { settleDelivery, followDelivery: delivered });
    expect(told).toEqual({ endedBy: 'd2 sent', minutes: 120, texts: ['poll/shipped', 'poll/shippedByMail'] });
    expect(settled).toEqual([['poll/shipped', 'replaced']]);
  });

  it('had none when a run began that has sent it already: that one goes on without', async () => {
    const workflowsPath = fileURLToPath(new URL('../support/poll/before-fallback.ts', import.meta.url));
    const { code } = await bundleWorkflowCode({ workflowsPath, ...bundling, logger: new DefaultLogger('ERROR') });
    const taskQueue = 'before-fallback';
    const worker = await Worker.create({
      connection: env().nativeConnection,
      taskQueue,
      activities: { deliver: sent },
      workflowBundle: { code },
    });
    const event = { id: 'e', source: 'test', name: 'user.registered', time, data: {} };
    const history = await worker.runUntil(async () => {
      const options = { workflowId: 'before/fallback', taskQueue, args: [{ journey: 'poll', contactId: 'p', event }] };
      const run = await env().client.workflow.start('shipped', options);
      await run.result();
      return run.fetchHistory();
    });
    const workflowBundle = { codePath: inject('pollBundle') };
    await expect(Worker.runReplayHistory({ workflowBundle }, history)).resolves.toBeUndefined();
  });
});
