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
      invoiceId: 'i1',
      amount: 5,
      currency: 'GBP',
      dueOn: '2026-05-01',
      payUrl: 'https://pay.example/i1',
    });
  const placed = (id: string) => cloudEvent('order.placed', 'ann', id, { orderId: id });

  it('takes an event whose attributes are headers', async () => {
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': 'h1',
      'ce-source': 'test',
      'ce-type': 'order.placed',
      'ce-subject': 'ann',
      'ce-time': new Date().toISOString(),
    };
    const { status, body } = await system.api('POST', '/v1/events', { orderId: 'h1' }, headers);
    expect(status).toBe(202);
    expect(body).toMatchObject({
      status: 'accepted',
      runs: [{ workflowId: 'order-tracking/ann/h1', effect: 'started' }],
    });
  });

  it.each([
    ['#1001', '%231001'],
    ['INV/2026/00001', 'INV%2F2026%2F00001'],
    ['заказ 7', '%D0%B7%D0%B0%D0%BA%D0%B0%D0%B7%207'],
    [1001, '1001'],
    ["o'neil*(1)~", 'o%27neil%2A%281%29%7E'],
  ])('takes an order that a shop calls %j, and is asked for it', async (orderId, encoded) => {
    const person = 'auth0|5f7c/é';
    await system.api('PUT', `/v1/contacts/${encodeURIComponent(person)}`, { timeZone: 'UTC' });
    const event = cloudEvent('order.placed', person, `any id ${orderId}`, { orderId, note: null });
    const { status, body } = await system.api('POST', '/v1/events', { ...event, source: 'the shop' });
    const workflowId = `order-tracking/auth0%7C5f7c%2F%C3%A9/${encoded}`;
    expect([status, body]).toMatchObject([202, { status: 'accepted', runs: [{ workflowId, effect: 'started' }] }]);
    for (const path of [workflowId, encodeURIComponent(workflowId)]) {
      const run = await system.api('GET', `/v1/runs/${path}`);
      expect(run.body).toMatchObject({ workflowId, contactId: person, journey: 'order-tracking' });
    }
    const one = `/v1/events/the%20shop/${encodeURIComponent(`any id ${orderId}`)}`;
    expect((await system.api('GET', one)).body).toMatchObject({
      contactId: person,
      data: { orderId: String(orderId) },
    });
    const told = await system.api('GET', `/v1/contacts/${encodeURIComponent(person)}/timeline`);
    expect(JSON.stringify(told.body)).toContain(workflowId);
    const heard = cloudEvent('order.cancelled', person, `${orderId} off`, { orderId: String(orderId) });
    const cancelled = await system.api('POST', '/v1/events', heard);
    expect(cancelled.body).toMatchObject({ runs: [{ workflowId, effect: 'signalled' }] });
  });

  it('takes what clients make of CloudEvents', async () => {
    const time = new Date().toISOString().toLowerCase();
    const parameters = { 'content-type': 'application/cloudevents+json; charset=UTF-8' };
    const data_base64 = Buffer.from('{"orderId":"packed"}').toString('base64');
    const { data: _data, ...packed } = cloudEvent('order.placed', 'ann', 'c1', {});
    const loose = { ...packed, time, dataschema: null, traceparent: null, datacontenttype: 'application/json; v=1' };
    const first = await system.api('POST', '/v1/events', { ...loose, data_base64 }, parameters);
    expect(first.body).toMatchObject({ status: 'accepted', runs: [{ workflowId: 'order-tracking/ann/packed' }] });

    const unset = cloudEvent('order.placed', 'ann', 'c2', { orderId: 'c2', amount: null, currency: null });
    expect((await system.api('POST', '/v1/events', { ...unset, id: 17 }, parameters)).body).toMatchObject({ id: '17' });

    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'ce-specversion': '1.0',
      'ce-time': time,
      'ce-id': '"c%203"',
      'ce-source': '%D0%BB%D0%B0%D0%B2%D0%BA%D0%B0',
      'ce-type': 'order.placed',
      'ce-subject': 'ann',
    };
    const binary = await system.api('POST', '/v1/events', { orderId: 'c3' }, headers);
    expect(binary.body).toMatchObject({ id: 'c 3', source: 'лавка', status: 'accepted' });
  });

  it('takes an event of the binary mode whatever JSON its data are, and knows it again in another spelling', async () => {
    const attributes = (time: string) => ({
      'content-type': 'application/vnd.shop.order+json',
      'ce-specversion': '1.0',
      'ce-id': 'h2',
      'ce-source': 'test',
      'ce-type': 'order.placed',
      'ce-subject': 'ann',
      'ce-time': time,
    });
    const at = new Date(new Date().setMilliseconds(0));
    const spellings = [at.toISOString(), at.toISOString().replace('.000', ''), at.toISOString().replace('Z', '+00:00')];
    const answers = [];
    for (const time of spellings)
      answers.push(await system.api('POST', '/v1/events', { orderId: 'h2' }, attributes(time)));
    expect(answers.map(({ status, body }) => [status, body['status']])).toEqual([
      [202, 'accepted'],
      [202, 'duplicate'],
      [202, 'duplicate'],
    ]);
  });

  it('takes one of several events that come at once under one id, and says so to the others', async () => {
    for (let round = 0; round < 10; round += 1) {
      const bodies = [1, 2, 3, 3].map((n) => ({ ...placed(`race-${round}`), data: { orderId: `r${n}` } }));
      const answers = await Promise.all(bodies.map((body) => system.api('POST', '/v1/events', body)));
      const { body: stored } = await system.api('GET', `/v1/events/test/race-${round}`);
      const orderId = (stored['data'] as Record<string, unknown>)['orderId'];
      answers.forEach(({ status }, index) =>
        expect([status, bodies[index]!.data.orderId]).toEqual(
          bodies[index]!.data.orderId === orderId ? [202, orderId] : [409, bodies[index]!.data.orderId],
        ),
      );
    }
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
    expect(ids.filter((id) => !id.startsWith('race')).toSorted()).toEqual([
      '17',
      'c 3',
      'c1',
      'h1',
      'h2',
      'x1',
      'x2',
      'x3',
    ]);
    expect(new Set(ids).size).toBe(ids.length);
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
    const events = mongoose.connection.collection('events');
    await events.updateMany({ contactId: 'ann', type: /^invoice/ }, { $set: { time: aMonthAgo } });
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
    expect((await system.api('PUT', '/v1/contacts/leaver', {})).status).toBe(201);
    await system.api('POST', '/v1/events', { ...placed('left'), subject: 'leaver' });
    // Erased at once; whatever has begun for the person ends when Temporal is back.
    expect([202, 204]).toContain((await system.api('DELETE', '/v1/contacts/leaver')).status);
    expect((await system.api('DELETE', '/v1/contacts/ann2')).status).toBe(404);
    expect((await system.api('GET', '/v1/contacts/leaver')).status).toBe(410);
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
