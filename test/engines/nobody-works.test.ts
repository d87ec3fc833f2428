import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../support/people.ts';
import { cloudEvent, eventually, startSystem, type System } from '../support/system.ts';

interface Told {
  ready: boolean;
  dependencies: { worker: string };
  details: string[];
}

describe('when nobody takes work, the api says so, and what waits', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
    await people(() => system).contact('ann', 1);
  });
  afterAll(async () => system.stop());

  const readiness = async () => (await system.api('GET', '/readyz')).body as unknown as Told;
  const worker = (word: string, withinMs?: number) =>
    eventually(readiness, ({ dependencies }) => dependencies.worker === word, withinMs);
  const metric = async (name: string) => {
    const text = await (await fetch(`${system.stack.addresses.api}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  };
  const stuck = async () =>
    (await system.api('GET', '/v1/runs?stuck=true')).body['items'] as {
      workflowId: string;
      stuck: { cause: string };
    }[];

  it('at once after a clean stop', async () => {
    await worker('up');
    await eventually(
      () => metric('tidings_workers'),
      (workers) => workers === 1,
    );
    await system.stack.kill('worker', 'SIGTERM');
    const { ready, details } = await worker('down', 3_000);
    expect([ready, details]).toEqual([true, ['No worker takes work: start one with `tidings worker`.']]);
  });

  it('with the number of steps that wait, and after a minute with the runs', async () => {
    for (const orderId of ['o1', 'o2']) {
      const event = cloudEvent('order.placed', 'ann', orderId, { orderId });
      expect((await system.api('POST', '/v1/events', event)).status).toBe(202);
    }
    const words = 'No worker takes work, and about 2 steps of runs wait: start one with `tidings worker`.';
    await eventually(readiness, ({ details }) => details[0] === words);
    const counts = () => Promise.all(['tidings_workers', 'tidings_waiting_steps'].map(metric));
    await eventually(counts, ([workers, steps]) => workers === 0 && steps === 2);
    const listed = await eventually(stuck, (items) => items.length === 2, 90_000);
    expect(listed.map(({ workflowId, stuck: { cause } }) => [workflowId, cause]).toSorted()).toEqual([
      ['order-tracking/ann/o1', 'nobody-takes-it'],
      ['order-tracking/ann/o2', 'nobody-takes-it'],
    ]);
    await eventually(
      () => metric('tidings_stuck_runs'),
      (runs) => runs === 2,
    );
    await system.stack.start('worker');
    await worker('up');
    await eventually(stuck, (items) => items.length === 0);
    await eventually(readiness, ({ details }) => details.length === 0);
  });

  it.each(['SIGKILL', 'SIGSTOP'] as const)('within half a minute after %s', async (signal) => {
    await worker('up');
    if (signal === 'SIGSTOP') system.stack.signal('worker', signal);
    else await system.stack.kill('worker', signal);
    await worker('down', 25_000);
    if (signal === 'SIGSTOP') system.stack.signal('worker', 'SIGCONT');
    else await system.stack.start('worker');
    await worker('up', 10_000);
  });
});
