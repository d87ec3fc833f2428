import mongoose from 'mongoose';
import { describe, expect, it } from 'vitest';
import { EnrollmentModel } from '../../models/documents/enrollment.ts';
import { openTask } from '../../models/documents/team-task.ts';
import { cloudEvent, eventually } from '../support/system.ts';
import { town } from '../support/town.ts';

describe('the timeline keeps how each run ended', () => {
  const { system, poll, contact, deliveries, timeline } = town();

  const order = (id: string, data: object = {}) =>
    system().api('POST', '/v1/events', cloudEvent('order.placed', id, `${id}-placed`, { orderId: 'o1', ...data }));
  const runsOf = async (id: string) =>
    (await timeline(id)).filter(({ kind }) => kind === 'run').map(({ what }) => what);
  const cancel = (path: string, body?: object) => system().api('POST', `/v1/runs/${path}/cancel`, body);

  it('with who cancelled it and why; a second time is refused, while it ends and afterwards', async () => {
    await contact('regretful', 40);
    await order('regretful');
    const path = 'order-tracking/regretful/o1';
    const bad = await cancel(path, { by: 'agent-7', why: 'none' });
    expect([bad.status, JSON.stringify(bad.body['errors'])]).toEqual([422, expect.stringContaining('/why')]);
    expect((await cancel(path, { by: 'agent-7', reason: 'ordered twice' })).status).toBe(202);
    const again = await cancel(path);
    expect([again.status, again.body['code']]).toEqual([409, 'run-ended']);
    const told = await eventually(
      () => runsOf('regretful'),
      (items) => items.length === 3,
    );
    expect(told.toSorted()).toEqual([
      'agent-7 cancelled order-tracking: ordered twice',
      'began order-tracking',
      'order-tracking was cancelled',
    ]);
    expect((await cancel(path)).body['code']).toBe('run-ended');
  });

  it('of a person whose id is encoded as of anybody else, and forgets the reason with him', async () => {
    const id = '#1001/ё';
    const person = encodeURIComponent(id);
    await contact(person, 44);
    const other = encodeURIComponent(encodeURIComponent('#1001'));
    await contact(other, 45);
    await system().api('POST', '/v1/events', cloudEvent('order.placed', id, 'encoded', { orderId: 'o1' }));
    const path = `order-tracking/${encodeURIComponent(person)}/o1`;
    expect((await cancel(path, { by: 'agent-7', reason: 'a private matter' })).status).toBe(202);
    const told = await eventually(
      () => runsOf(person),
      (items) => items.length === 3,
    );
    expect(told.toSorted()).toEqual([
      'agent-7 cancelled order-tracking: a private matter',
      'began order-tracking',
      'order-tracking was cancelled',
    ]);
    expect(await runsOf(other)).toEqual([]);
    expect((await system().api('DELETE', `/v1/contacts/${person}`)).status).toBe(204);
    const kept = mongoose.connection.collection('run_cancellations');
    expect(await kept.find({ workflowId: /1001/ }).toArray()).toMatchObject([{ contactId: id, by: 'agent-7' }]);
    expect(JSON.stringify(await kept.find({}).toArray())).not.toContain('private matter');
  });

  it.each(['cancelled', 'terminated'])('with what became of a held text when it was %s', async (how) => {
    const id = `held-${how}`;
    await contact(id, how === 'cancelled' ? 41 : 42, { hour: 3 });
    await order(id);
    await eventually(
      () => deliveries(id),
      ([row]) => row?.state === 'deferred',
    );
    const path = `order-tracking/${id}/o1`;
    if (how === 'cancelled') await cancel(path);
    else {
      const answerUntil = new Date(Date.now() + 3_600_000);
      const question = { kind: 'question', question: 'which?', details: {}, answerUntil } as const;
      await openTask({ _id: path, workflowId: path, journey: 'order-tracking', contactId: id, ...question });
      await poll().client.workflow.getHandle(path).terminate('by the operators');
    }
    await eventually(
      () => runsOf(id),
      (items) => items.includes(`order-tracking was ${how}`),
    );
    expect(await deliveries(id)).toMatchObject([{ state: 'suppressed', reason: 'no-longer-needed' }]);
    const told = await timeline(id);
    const text = told.find(({ kind }) => kind === 'delivery');
    expect(text?.at).toBe((text?.details['steps'] as { at: string }[]).at(-1)?.at);
    const closed = await system().api('GET', `/v1/team-tasks?contactId=${id}&state=done`);
    if (how === 'terminated') expect(closed.body['items']).toMatchObject([{ outcome: 'no-longer-asked' }]);
    const word = told.findIndex(({ what }) => what.includes('cancelled order-tracking'));
    if (how === 'cancelled') expect(told.findIndex(({ kind }) => kind === 'delivery')).toBeLessThan(word);
    const { body } = await system().api('GET', `/v1/runs/${path}`);
    const because = 'The story ended before the held message could be sent.';
    if (how === 'cancelled') expect(body['why']).toMatchObject([{ outcome: 'skipped', because }, {}]);
    expect(body).toMatchObject({ status: how, stage: 'ended', outcome: how });
    for (const will of ['nextWakeAt', 'will be']) expect(JSON.stringify(body)).not.toContain(will);
    const found = async (query: string) =>
      (await system().api('GET', `/v1/runs?contactId=${id}&${query}`)).body['items'] as object[];
    const [run] = await eventually(
      () => found(`outcome=${how}`),
      (all) => all.length > 0,
    );
    expect(run).toMatchObject({ workflowId: path, stage: 'ended', outcome: how });
    expect(await found('stage=ended')).toHaveLength(1);
    expect(await found('stage=deferred: quiet-hours')).toEqual([]);
  });

  it('but a story that is reset keeps the text that it held, until it ends', async () => {
    const id = 'reset';
    await contact(id, 46, { hour: 3 });
    await order(id);
    const held = async () => (await deliveries(id)).map(({ state }) => state);
    await eventually(held, ([state]) => state === 'deferred');
    const path = `order-tracking/${id}/o1`;
    const { client } = poll();
    const run = client.workflow.getHandle(path);
    const { runId } = await run.describe();
    const { events } = await run.fetchHistory();
    const first = events?.find(({ workflowTaskCompletedEventAttributes }) => workflowTaskCompletedEventAttributes);
    await client.workflowService.resetWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId: path, runId },
      reason: 'a fault was mended',
      requestId: 'once',
      workflowTaskFinishEventId: first!.eventId!,
    });
    const kept = mongoose.connection.collection('ended_runs');
    await eventually(
      () => kept.countDocuments({ contactId: id }),
      (count) => count === 1,
      60_000,
    );
    expect(await held()).toEqual(['deferred']);
    expect(await runsOf(id)).toContain('order-tracking was reset, and goes on');
    await run.terminate('by the operators');
    await eventually(held, ([state]) => state === 'suppressed', 60_000);
  });

  it('and of what a story did not hear that it was not told', async () => {
    await contact('unheard', 47);
    for (const type of ['order.placed', 'order.delivered', 'order.cancelled'])
      await system().api('POST', '/v1/events', cloudEvent(type, 'unheard', type, { orderId: 'o1' }));
    const path = 'order-tracking/unheard/o1';
    const why = async () => JSON.stringify((await system().api('GET', `/v1/runs/${path}`)).body['why']);
    await eventually(why, (told) => told.includes('"order.cancelled"'));
    await poll().client.workflow.getHandle(path).terminate('by the operators');
    expect(await why()).toContain('The story ended without having listened for it.');
    expect(await why()).not.toContain('as soon as');
  });

  it('also of earlier runs of the same id', async () => {
    await contact('debtor', 43);
    const invoice = {
      invoiceId: 'i1',
      amount: 20,
      currency: 'GBP',
      dueOn: '2026-05-01',
      payUrl: 'https://shop.example/i1',
    };
    const post = (type: string, id: string, data: object) =>
      system().api('POST', '/v1/events', cloudEvent(type, 'debtor', id, data));
    await post('invoice.overdue', 'd1', invoice);
    await post('invoice.paid', 'd2', { invoiceId: 'i1' });
    await eventually(
      () => runsOf('debtor'),
      (items) => items.includes('ended overdue-payment by invoice.paid'),
    );
    const monthAgo = new Date(Date.now() - 31 * 86_400_000);
    await EnrollmentModel.updateOne({ contactId: 'debtor' }, { $set: { at: monthAgo } });
    await post('invoice.overdue', 'd3', { ...invoice, amount: 30 });
    const told = await eventually(
      () => runsOf('debtor'),
      (items) => items.length === 3,
    );
    expect(told).toEqual(['began overdue-payment', 'ended overdue-payment by invoice.paid', 'began overdue-payment']);
  });
});
