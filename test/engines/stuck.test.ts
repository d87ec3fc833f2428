import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { taskQueue } from '../../workflows/journey/start.ts';
import { people } from '../support/people.ts';
import { cloudEvent, eventually, startSystem, type System } from '../support/system.ts';

const containing = (part: string) => expect.stringContaining(part) as string;
const anyText = expect.any(String) as string;

interface Run {
  status: string;
  workflowId: string;
  stuck?: object;
  why: object[];
}

describe('a run that cannot go on is never silent', () => {
  let system: System;
  let temporal: Client;
  const { contact, timeline } = people(() => system);
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
  const readiness = async () =>
    (await fetch(`${system.stack.addresses.worker}/readyz`)).json() as Promise<{ details: string[] }>;
  const run = async (id: string) => (await system.api('GET', `/v1/runs/${id}`)).body as unknown as Run;
  const list = async (query: string) =>
    (await system.api('GET', `/v1/runs?${query}`)).body as unknown as { items: Run[]; next?: string };
  const stuckRuns = async () => (await list('stuck=true')).items.map(({ workflowId }) => workflowId);
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
      run: 'order-tracking/ann/o1',
      journey: 'order-tracking',
      activity: 'deliver',
      attempt: 2,
      step: 'order-tracking/accepted',
      err: { type: 'ApplicationFailure' },
    });
    expect(await metrics()).toMatch(
      /tidings_activity_failures_total\{activity="deliver",error="GATEWAY_UNREACHABLE"\} \d/,
    );
    expect(await metrics()).toMatch(
      /tidings_gateway_request_seconds_count\{[^}]*outcome="not-sent",cause="ECONNREFUSED"/,
    );
    const failing = await eventually(
      () => run('order-tracking/ann/o1'),
      ({ stuck }) => stuck !== undefined,
    );
    expect(failing).toMatchObject({ status: 'running', stuck: { cause: 'step-fails', step: 'deliver' } });
    expect(failing.why[0]).toMatchObject({ outcome: 'stuck', because: containing('GATEWAY_UNREACHABLE') });
    await eventually(stuckRuns, (ids) => ids.includes('order-tracking/ann/o1'));
    expect((await readiness()).details).toContain('1 run cannot go on: see GET /v1/runs?stuck=true.');

    // A run that is ended while its text waits for another try: the text does not leave once the gateway is back.
    const regretted = 'order-tracking/ann/regretted';
    await system.api('POST', '/v1/events', cloudEvent('order.placed', 'ann', 'a-regretted', { orderId: 'regretted' }));
    const row = async () => {
      const { body } = await system.api('GET', '/v1/deliveries?contactId=ann');
      return (body['items'] as Record<string, unknown>[]).find(({ workflowId }) => workflowId === regretted);
    };
    await eventually(row, (found) => found?.['reason'] === 'gateway-unreachable');
    await system.api('POST', `/v1/runs/${regretted}/cancel`, { by: 'agent-7' });
    await eventually(
      () => run(regretted),
      ({ status }) => status === 'cancelled',
    );
    expect(await row()).toMatchObject({ state: 'suppressed', reason: 'no-longer-needed' });

    await system.stack.start('simulator');
    await eventually(stuckRuns, (ids) => ids.length === 0);
    expect(await row()).toMatchObject({ state: 'suppressed' });
    const told = (await timeline('ann')).find(({ kind }) => kind === 'stuck');
    expect(told).toMatchObject({ what: containing('could not go on for a while: A step fails') });
    expect((await run('order-tracking/ann/o1')).stuck).toBeUndefined();
  });

  it('logs and counts a story that throws, and one whose journey is gone', async () => {
    await begin('welcome', 'welcome/ann', { contactId: 'ann' });
    await begin('bygone', 'bygone/ann', { contactId: 'ann' });
    const counts = await eventually(metrics, (text) => text.includes('workflowType="bygone"'));
    expect(counts).toMatch(/tidings_workflow_task_failures_total\{workflowType="bygone",cause="WorkflowError"\} \d/);
    await eventually(metrics, (text) => text.includes('workflowType="welcome"'));
    const threw = lines().find(({ run, err }) => run === 'welcome/ann' && err);
    expect(threw).toMatchObject({ journey: 'welcome', err: { type: 'TypeError' } });
    const said = lines().filter((line) => JSON.stringify(line).includes('welcome/ann'));
    expect(JSON.stringify(said)).not.toContain('Cannot read');

    await eventually(stuckRuns, (ids) => ids.length === 2);
    expect((await run('welcome/ann')).stuck).toMatchObject({ cause: 'throws', because: containing('TypeError') });
    expect((await run('bygone/ann')).why).toMatchObject([{ outcome: 'stuck', because: containing('bygone') }]);
    const named = lines()
      .filter(({ msg }) => msg === 'a run cannot go on')
      .map(({ run, cause }) => [run, cause]);
    expect(named).toContainEqual(['bygone/ann', 'not-served']);
    const { body } = await system.api('GET', '/v1/runs?stuck=true&journey=bygone&limit=1');
    expect(body['items']).toMatchObject([
      { workflowId: 'bygone/ann', contactId: 'ann', stuck: { cause: 'not-served' } },
    ]);
    await begin('welcome', 'renamed/ann', {
      journey: 'renamed',
      contactId: 'ann',
      event: {
        id: 'r',
        source: 'test',
        name: 'user.registered',
        time: '2026-01-01T00:00:00Z',
        data: { profileUrl: '' },
      },
    });
    const warned = (part: string) => (told: { details: string[] }) =>
      told.details.some((line) => line.startsWith(part));
    await eventually(
      readiness,
      warned('1 open run of bygone cannot go on: no journey here runs as it, so it was renamed or removed.'),
    );
    await eventually(
      readiness,
      warned('1 open run of renamed hears nothing: the catalogue does not name that journey.'),
    );
    // The worker tells of them a moment before it counts them.
    await eventually(metrics, (text) => text.includes('tidings_unserved_runs{by="journey",name="renamed"} 1'));

    const database = await mongoose.createConnection(system.stack.addresses.mongodb).asPromise();
    const enrolled = { _id: 'bygone/ann' as never, journey: 'bygone', contactId: 'ann', at: new Date() };
    await database.collection('enrollments').insertOne(enrolled);
    await database.close();
    // Nobody can tell such a run that it shall end, and yet it ends.
    expect((await system.api('POST', '/v1/runs/bygone/ann/cancel', { by: 'agent-7' })).status).toBe(202);
    expect((await system.api('POST', '/v1/runs/bygone/ann/cancel', { by: 'agent-8' })).status).toBe(409);
    expect(await run('bygone/ann')).toMatchObject({ status: 'terminated' });
    await temporal.workflow.getHandle('welcome/ann').terminate();
    await eventually(stuckRuns, (ids) => ids.length === 0);
  });

  it('tells a run whose journey was changed under it, from a step that no longer fits', async () => {
    await contact('bea', 2);
    await system.stack.kill('worker', 'SIGTERM');
    const connection = await NativeConnection.connect({ address: system.stack.addresses.temporal });
    const workflowsPath = fileURLToPath(new URL('../support/older/workflows.ts', import.meta.url));
    const older = await Worker.create({ connection, taskQueue, workflowsPath });
    await older.runUntil(async () => {
      const event = cloudEvent('user.registered', 'bea', 'b1', { profileUrl: 'https://shop.example/p' });
      expect((await system.api('POST', '/v1/events', event)).status).toBe(202);
      const slept = async () => (await temporal.workflow.getHandle('welcome/bea').describe()).historyLength;
      await eventually(slept, (length) => length >= 5);
      await begin('bygone', 'bygone/bea', { contactId: 'bea' });
      const left = async () => (await temporal.workflow.getHandle('bygone/bea').describe()).historyLength;
      await eventually(left, (length) => length >= 5);
    });
    const words = async () => (await run('bygone/bea')).why;
    expect(await words()).toMatchObject([{ outcome: 'unanswered', because: containing('No worker takes work now') }]);
    await connection.close();
    await system.stack.start('worker');
    expect(await words()).toMatchObject([
      { outcome: 'unanswered', because: containing('No worker knows its journey') },
    ]);
    await system.api('POST', '/v1/events', cloudEvent('profile.completed', 'bea', 'b2', {}));
    const broken = await eventually(
      () => run('welcome/bea'),
      ({ stuck }) => stuck !== undefined,
    );
    expect(broken).toMatchObject({ stuck: { cause: 'does-not-fit', because: containing('TMPRL1100') } });
    await eventually(stuckRuns, (ids) => ids.includes('welcome/bea'));
  });

  it('finds runs by stage and outcome, page by page', async () => {
    await contact('cy', 3);
    for (const id of ['s0', 's1', 's2', 's3']) {
      await system.api('POST', '/v1/events', cloudEvent('order.placed', 'cy', id, { orderId: id }));
    }
    const stage = encodeURIComponent('waiting for order.shipped or order.delivered or order.cancelled');
    const waiting = await eventually(
      () => list(`stage=${stage}&contactId=cy`),
      ({ items }) => items.length === 4,
    );
    expect(waiting.items[0]).toMatchObject({ journey: 'order-tracking', status: 'running' });
    const first = await list(`stage=${stage}&contactId=cy&limit=3`);
    const second = await list(`stage=${stage}&contactId=cy&limit=3&cursor=${first.next}`);
    const ids = [...first.items, ...second.items].map(({ workflowId }) => workflowId);
    expect(new Set(ids).size).toBe(4);
    await system.api('POST', '/v1/events', cloudEvent('order.cancelled', 'cy', 'c1', { orderId: 's1' }));
    const ended = await eventually(
      () => list('outcome=order.cancelled&journey=order-tracking'),
      ({ items }) => items.length === 1,
    );
    expect(ended.items[0]).toMatchObject({ workflowId: 'order-tracking/cy/s1', status: 'completed', stage: 'ended' });
    expect((await list(`outcome=${encodeURIComponent("it's \\ 'odd'")}`)).items).toEqual([]);
    const wrong = await system.api('GET', '/v1/runs?stage=x&cursor=Zm9v');
    expect([wrong.status, wrong.body['code']]).toEqual([400, 'query-invalid']);
    const mine = await list('contactId=cy&limit=2');
    expect(mine.items).toHaveLength(2);
    expect(mine.items[0]).toMatchObject({ status: anyText, stage: anyText });
  });
});
