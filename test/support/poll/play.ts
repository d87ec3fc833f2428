import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import type { Became } from '../../../models/domain/deliveries/became.ts';
import type { DeliveryRequest, DeliveryResult } from '../../../models/domain/deliveries/delivery.ts';
import { instantOf, type TimeWanted } from '../../../models/domain/time/local-time.ts';
import type { TimeSkipping } from '../../../cli/testing/server.ts';

type Story = (run: WorkflowHandle) => Promise<unknown>;

/** Every text of a small journey leaves under this id. */
const sent: DeliveryResult = { outcome: 'sent', deliveryId: 'd1', state: 'accepted' };
const registered = { id: 'e', source: 'test', name: 'user.registered', time: '2026-05-04T09:00:00Z', data: {} };
const nothing: Story = () => Promise.resolve();

/** What else a small journey is played with. */
interface Play {
  deliver?: (request: DeliveryRequest) => DeliveryResult | Promise<DeliveryResult>;
  abandonDelivery?: (id: string) => Promise<void>;
  settleDelivery?: (request: DeliveryRequest, reason?: string) => Promise<DeliveryResult>;
  /** What is known of the text when its run asks. */
  followDelivery?: (id: string) => Promise<Became | undefined>;
  /** What a reply means, by its id. */
  means?: Readonly<Record<string, unknown>>;
  start?: { event: typeof registered; since?: string };
  /** Comes before a worker has taken the run. */
  early?: Story;
}

/** Plays a small journey, lets a story happen to it after ten minutes, and tells how and after how many minutes it ended. */
export async function playPoll(
  env: TimeSkipping,
  name: string,
  story: Story = nothing,
  {
    deliver = () => sent,
    abandonDelivery = nothing as never,
    settleDelivery = nothing as never,
    followDelivery = () => Promise.resolve(undefined),
    means = {},
    start = { event: registered },
    early = nothing,
  }: Play = {},
): Promise<{ endedBy: string; minutes: number }> {
  const taskQueue = `poll-${randomUUID()}`;
  const activities = {
    deliver,
    abandonDelivery,
    settleDelivery,
    followDelivery,
    readReply: ({ replyId }: { replyId: string }) => Promise.resolve({ read: means[replyId] }),
    localTime: (wanted: TimeWanted) => Promise.resolve(instantOf(wanted, ['UTC'])),
  };
  const workflowBundle = { codePath: inject('pollBundle') };
  const worker = await Worker.create({ connection: env.nativeConnection, taskQueue, activities, workflowBundle });
  const run = await env.client.workflow.start(name, {
    workflowId: `${name}/person/${randomUUID()}`,
    taskQueue,
    args: [{ journey: name, contactId: 'p', ...start }],
  });
  const begun = await env.currentTimeMs();
  await early(run);
  return worker.runUntil(async () => {
    await env.sleep('10 minutes');
    await story(run);
    const { endedBy } = (await run.result()) as { endedBy: string };
    const { closeTime } = await run.describe();
    return { endedBy, minutes: Math.round(((closeTime?.getTime() ?? 0) - begun) / 60_000) };
  });
}
