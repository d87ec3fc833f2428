import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { taskQueue } from '../../workflows/journey/start.ts';
import { people } from '../support/people.ts';
import { cloudEvent, eventually, startSystem, type System } from '../support/system.ts';

describe('a run that cannot go on is never silent', () => {
  let system: System;
  let temporal: Client;
  const { contact } = people(() => system);
  beforeAll(async () => {
    system = await startSystem();
    temporal = new Client({ connection: await Connection.connect({ address: system.stack.addresses.temporal }) });
    await contact('ann', 1);
  });
  afterAll(async () => {
    await temporal.connection.close();
    await system.stop();
  });

  const lines = () =>
    readFileSync(join(system.directory, 'logs', 'worker.log'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const metrics = async () => (await fetch(`${system.stack.addresses.worker}/metrics`)).text();
  /** A run as an older or newer release would have left it. */
  const begin = (workflowType: string, workflowId: string, args: object) =>
    temporal.workflow.start(workflowType, { workflowId, taskQueue, args: [args] });

  it('logs and counts each failed attempt of an activity, with run, journey, step, attempt and cause', async () => {
    await system.stack.kill('simulator', 'SIGKILL');
    await system.api('POST', '/v1/events', cloudEvent('order.placed', 'ann', 'a1', { orderId: 'o1' }));
    const failed = await eventually(
      () => Promise.resolve(lines().filter(({ msg, attempt }) => msg === 'Activity failed' && attempt === 2)),
      (found) => found.length > 0,
    );
    expect(failed[0]).toMatchObject({
      ...{ run: 'order-tracking/ann/o1', journey: 'order-tracking', activity: 'deliver', attempt: 2 },
      ...{ step: 'order-tracking/accepted', err: { type: 'ApplicationFailure' } },
    });
    expect(await metrics()).toMatch(
      /tidings_activity_failures_total\{activity="deliver",error="GATEWAY_UNREACHABLE"\} \d/,
    );
    await system.stack.start('simulator');
  });

  it('logs and counts a story that throws, and one whose journey is gone', async () => {
    await begin('welcome', 'welcome/ann', { contactId: 'ann' });
    await begin('bygone', 'bygone/ann', { contactId: 'ann' });
    const counts = await eventually(metrics, (text) => text.includes('workflowType="bygone"'));
    expect(counts).toMatch(/tidings_workflow_task_failures_total\{workflowType="bygone",cause="WorkflowError"\} \d/);
    await eventually(metrics, (text) => text.includes('workflowType="welcome"'));
    const threw = lines().find(({ run, err }) => run === 'welcome/ann' && err);
    expect(threw).toMatchObject({ journey: 'welcome', err: { type: 'TypeError' } });
  });
});
