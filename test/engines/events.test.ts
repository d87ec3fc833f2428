import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDatabase, disconnectDatabase } from '../../models/documents/connect.ts';
import { people } from '../support/people.ts';
import { cloudEvent, eventually, startSystem, type System } from '../support/system.ts';

describe('the event API on the real engines', () => {
  let system: System;
  const { contact, deliveries } = people(() => system);
  beforeAll(async () => {
    system = await startSystem();
    await connectDatabase(system.stack.addresses.mongodb);
    await contact('ann', 1);
  });
  afterAll(async () => {
    await disconnectDatabase();
    await system.stop();
  });

  const overdue = (id: string) =>
    cloudEvent('invoice.overdue', 'ann', id, {
      ...{ invoiceId: 'i1', amount: 5, currency: 'GBP', dueOn: '2026-05-01', payUrl: 'https://pay.example/i1' },
    });
  const placed = (id: string) => cloudEvent('order.placed', 'ann', id, { orderId: id });

  it('takes an event whose attributes are headers', async () => {
    const headers = {
      ...{ 'ce-specversion': '1.0', 'ce-id': 'h1', 'ce-source': 'test', 'ce-type': 'order.placed' },
      ...{ 'ce-subject': 'ann', 'ce-time': new Date().toISOString() },
    };
    const { status, body } = await system.api('POST', '/v1/events', { orderId: 'h1' }, headers);
    expect(status).toBe(202);
    expect(body).toMatchObject({
      status: 'accepted',
      runs: [{ workflowId: 'order-tracking/ann/h1', effect: 'started' }],
    });
  });

  it('answers a batch item by item', async () => {
    const headers = { 'content-type': 'application/cloudevents-batch+json' };
    const first = placed('x1');
    const { body } = await system.api('POST', '/v1/events', [first, placed('x2')], headers);
    expect(body['items']).toMatchObject([
      { id: 'x1', status: 'accepted' },
      { id: 'x2', status: 'accepted' },
    ]);
    const again = await system.api('POST', '/v1/events', [first, placed('x3')], headers);
    expect(again.body['items']).toMatchObject([
      { id: 'x1', status: 'duplicate' },
      { id: 'x3', status: 'accepted' },
    ]);
  });

  it('lists what was taken, page by page, without a gap or a repetition', async () => {
    const ids: string[] = [];
    let cursor = '';
    do {
      const { body } = await system.api('GET', `/v1/events?contactId=ann&limit=1${cursor}`);
      ids.push(...(body['items'] as { id: string }[]).map(({ id }) => id));
      cursor = typeof body['next'] === 'string' ? `&cursor=${body['next']}` : '';
    } while (cursor);
    expect(ids.toSorted()).toEqual(['h1', 'x1', 'x2', 'x3']);
  });

  it('begins a journey again only when its interval has passed', async () => {
    expect((await system.api('POST', '/v1/events', overdue('d1'))).body).toMatchObject({
      runs: [{ effect: 'started' }],
    });
    expect((await system.api('POST', '/v1/events', overdue('d2'))).body).toMatchObject({
      runs: [{ effect: 'already-started' }],
    });
    await system.api('POST', '/v1/events', cloudEvent('invoice.paid', 'ann', 'p1', { invoiceId: 'i1' }));
    const run = () => system.api('GET', '/v1/runs/overdue-payment/ann/i1');
    await eventually(run, ({ body }) => body['outcome'] === 'invoice.paid');
    const aMonthAgo = new Date(Date.now() - 31 * 86_400_000);
    const enrollments = mongoose.connection.collection('enrollments');
    await enrollments.updateOne({ _id: 'overdue-payment/ann/i1' as never }, { $set: { at: aMonthAgo } });
    expect((await system.api('POST', '/v1/events', overdue('d3'))).body).toMatchObject({
      runs: [{ effect: 'started' }],
    });
    const reminders = await eventually(
      () => deliveries('ann'),
      (rows) => rows.filter(({ message }) => message === 'overdue-payment/gentle').length === 2,
    );
    expect(reminders.length).toBeGreaterThan(2);
  });

  it('takes events while Temporal is away, and gives them their effect when it is back', async () => {
    await system.stack.kill('temporal', 'SIGKILL');
    const { status, body } = await system.api('POST', '/v1/events', placed('away'));
    expect(status).toBe(202);
    expect(body).toMatchObject({ status: 'accepted', dispatch: 'pending' });
    expect((await system.api('GET', '/readyz')).body).toMatchObject({
      ready: true,
      dependencies: { temporal: 'down' },
    });
    await system.stack.start('temporal');
    const event = () => system.api('GET', '/v1/events/test/away');
    const settled = await eventually(event, ({ body: row }) => row['dispatch'] === 'done', 90_000);
    expect(settled.body['runs']).toMatchObject([{ effect: 'started' }]);
    await eventually(
      () => deliveries('ann'),
      (rows) => rows.some(({ message }) => message === 'order-tracking/accepted'),
    );
  });

  it('takes nothing while MongoDB is away, and says so', async () => {
    await system.stack.kill('mongodb', 'SIGKILL');
    const saysAway = async () => {
      const answer = await system.api('POST', '/v1/events', placed('never'));
      expect(answer.status).toBe(503);
      expect(answer.body['code']).toBe('database-away');
      expect(answer.headers.get('retry-after')).not.toBeNull();
    };
    await saysAway();
    // The driver answers differently once it has noticed; the caller must not.
    await eventually(
      () => system.api('GET', '/readyz'),
      ({ status }) => status === 503,
    );
    await saysAway();
    await system.stack.start('mongodb');
    const retry = () => system.api('POST', '/v1/events', placed('never'));
    const taken = await eventually(retry, ({ status }) => status === 202, 60_000);
    expect(taken.body).toMatchObject({ status: 'accepted' });
  });
});
