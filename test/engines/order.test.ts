import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Dispatcher } from '../../api/effects/events/dispatcher.ts';
import { finishEvents } from '../../api/effects/events/finish-events.ts';
import { findKnown } from '../../api/effects/events/known-events.ts';
import { createApiMetrics } from '../../api/http/metrics.ts';
import { takeEvents } from '../../api/effects/events/take-events.ts';
import type { Runs } from '../../api/runs/temporal.ts';
import { connectDatabase, disconnectDatabase } from '../../models/documents/connect.ts';
import { buildIndexes } from '../../models/documents/indexes.ts';
import { EventModel } from '../../models/documents/event.ts';
import * as documents from '../../models/documents/index.ts';
import type { Journey } from '../../workflows/catalogue.ts';
import { people } from '../support/people.ts';
import { cloudEvent, eventually, startSystem, type System } from '../support/system.ts';

const day = 86_400_000;
const batch = { 'content-type': 'application/cloudevents-batch+json' };

describe('the order of the events of one contact, on the real engines', () => {
  let system: System;
  const { contact, deliveries } = people(() => system);
  const post = (event: object) => system.api('POST', '/v1/events', event);
  const happened = (msAgo: number, ...event: [type: string, subject: string, id: string, data: object]) => ({
    ...cloudEvent(...event),
    time: new Date(Date.now() - msAgo).toISOString(),
  });
  const texts = async (id: string) => (await deliveries(id)).map(({ message }) => message.split('/')[1]).reverse();
  const settled = (id: string) =>
    eventually(
      () => system.api('GET', `/v1/events?contactId=${id}`),
      ({ body }) => (body['items'] as { dispatch: string }[]).every(({ dispatch }) => dispatch !== 'pending'),
    );

  beforeAll(async () => {
    system = await startSystem();
    await connectDatabase(system.stack.addresses.mongodb);
  });
  afterAll(async () => {
    await disconnectDatabase();
    await system.stop();
  });

  it('survives an outage of Temporal: the last text of everybody has the newest date', async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `booked${index}`);
    const startsAt = (days: number) => new Date(Date.now() + days * day).toISOString();
    for (const [index, id] of ids.entries()) {
      await contact(id, index);
      await post(cloudEvent('booking.made', id, `made-${id}`, { bookingId: id, startsAt: startsAt(9) }));
    }
    await system.stack.kill('temporal', 'SIGKILL');
    for (const days of [7, 5]) {
      for (const id of ids) {
        const event = cloudEvent('booking.rescheduled', id, `${days}-${id}`, {
          bookingId: id,
          startsAt: startsAt(days),
        });
        expect((await post(event)).status).toBe(202);
      }
    }
    await system.stack.start('temporal');
    for (const id of ids) {
      const rows = await eventually(
        () => deliveries(id),
        (all) => all.filter(({ state }) => state !== 'claimed').length === 2,
        60_000,
      );
      const expected = new Date(Date.parse(startsAt(5))).getUTCDate();
      expect(rows[0]?.text).toContain(String(expected));
    }
  });

  it('sorts a batch by the time of its events', async () => {
    await contact('batched', 20);
    const shipped = { orderId: 'o1', trackingUrl: 'https://track.example/o1' };
    const events = [
      happened(1_000, 'order.shipped', 'batched', 'shipped', shipped),
      happened(60_000, 'order.placed', 'batched', 'placed', { orderId: 'o1' }),
    ];
    const { body } = await system.api('POST', '/v1/events', events, batch);
    expect(body['items']).toMatchObject([{ runs: [{ effect: 'signalled' }] }, { runs: [{ effect: 'started' }] }]);
    await eventually(
      () => texts('batched'),
      (all) => all.length === 2,
    );
    expect(await texts('batched')).toEqual(['accepted', 'shipped']);
  });

  it('knows before the first text what was posted before the start', async () => {
    await contact('paid', 21);
    const overdue = { amount: 5, currency: 'GBP', dueOn: '2026-05-01', payUrl: 'https://pay.example/i1' };
    await post(happened(2_000, 'invoice.paid', 'paid', 'p1', { invoiceId: 'i1' }));
    expect((await system.api('GET', '/v1/events/test/p1')).body['runs']).toMatchObject([{ effect: 'no-run' }]);
    const events = [
      cloudEvent('invoice.overdue', 'paid', 'd1', { invoiceId: 'i1', ...overdue }),
      happened(-1_000, 'invoice.paid', 'paid', 'p2', { invoiceId: 'i2' }),
      cloudEvent('invoice.overdue', 'paid', 'd2', { invoiceId: 'i2', ...overdue }),
    ];
    await system.api('POST', '/v1/events', events, batch);
    for (const invoice of ['i1', 'i2']) {
      const run = () => system.api('GET', `/v1/runs/overdue-payment/paid/${invoice}`);
      await eventually(run, ({ body }) => body['outcome'] === 'invoice.paid');
    }
    expect(await deliveries('paid')).toEqual([]);
    expect((await system.api('GET', '/v1/events/test/p1')).body['runs']).toMatchObject([{ effect: 'signalled' }]);
  });

  it('goes on without an event that can have no effect, and says so', async () => {
    await contact('poisoned', 22);
    const row = {
      source: 'test',
      type: 'order.shipped',
      contactId: 'poisoned',
      digest: 'none',
      attempts: 0,
      effects: [],
    };
    const time = new Date(Date.now() - 60_000);
    await EventModel.create({
      ...row,
      _id: 'test poison',
      eventId: 'poison',
      data: { orderId: 'o1' },
      time,
      receivedAt: time,
      place: 0,
      pendingAt: new Date(Date.now() + day),
    });
    await post(cloudEvent('order.placed', 'poisoned', 'healthy', { orderId: 'o1' }));
    await settled('poisoned');
    expect((await system.api('GET', '/v1/events/test/poison')).body).toMatchObject({
      dispatch: 'failed',
      failure: expect.stringContaining('trackingUrl') as string,
    });
    expect((await system.api('GET', '/v1/events/test/healthy')).body['runs']).toMatchObject([{ effect: 'started' }]);

    const failed = async () => (await system.api('GET', '/v1/events?dispatch=failed')).body['items'];
    expect(await failed()).toMatchObject([{ id: 'poison' }]);
    const retry = (id: string) => system.api('POST', `/v1/events/test/${id}/retry`);
    expect((await retry('poison')).body).toMatchObject({ dispatch: 'failed' });
    await EventModel.updateOne({ _id: 'test poison' }, { 'data.trackingUrl': 'https://t.example/1' });
    expect((await retry('poison')).body).toMatchObject({
      dispatch: 'done',
      runs: [{ workflowId: 'order-tracking/poisoned/o1' }],
    });
    expect(await failed()).toEqual([]);
    expect([(await retry('poison')).status, (await retry('nothing')).status]).toEqual([409, 404]);
  });

  it('tells a run of what came while it was starting', async () => {
    await contact('known', 23);
    const cart: Journey = {
      name: 'cart',
      about: 'An abandoned cart.',
      startsOn: 'user.registered',
      onePer: 'contact',
      hears: ['order.placed'],
      again: { after: '1 hour' },
      texts: {},
      run: () => Promise.resolve({ endedBy: 'never run' }),
    };
    await post(happened(600_000, 'order.placed', 'known', 'long-before', { orderId: 'k1' }));
    await post(happened(2_000, 'order.placed', 'known', 'just-before', { orderId: 'k2' }));
    await post(cloudEvent('user.registered', 'known', 'start', { profileUrl: 'https://shop.example/me' }));
    const start = await EventModel.findById('test start').lean();
    const known = start && (await findKnown('cart/known', cart, start));
    expect(known?.map(({ _id, before }) => [_id, before])).toEqual([['test just-before', true]]);
    await EventModel.updateOne(
      { _id: 'test just-before' },
      { $push: { effects: { workflowId: 'cart/known', effect: 'signalled' } } },
    );
    expect(start && (await findKnown('cart/known', cart, start))).toEqual([]);
  });
});

describe('two apis that share a contact', () => {
  let system: System;
  beforeAll(async () => {
    const without = ['temporal', 'simulator', 'api', 'worker'] as const;
    system = await startSystem({}, { without });
    await connectDatabase(system.stack.addresses.mongodb);
    await buildIndexes(Object.values(documents));
  });
  afterAll(async () => {
    await disconnectDatabase();
    await system.stop();
  });

  it('give its events their effect in order, whichever fails when, and never one without its elders', async () => {
    const contacts = Array.from({ length: 12 }, (_, index) => `shared${index}`);
    await documents.ContactModel.insertMany(
      contacts.map((_id) => ({ _id, attributes: {}, createdAt: new Date(), updatedAt: new Date() })),
    );
    const heard = new Map<string, string[]>(contacts.map((id) => [id, []]));
    let calls = 0;
    const runs = {
      answers: () => Promise.resolve(true),
      signal: async (workflowId: string, _name: string, { id }: { id: string }) => {
        calls += 1;
        const call = calls;
        await new Promise((resolve) => setTimeout(resolve, (call * 7) % 5));
        if (call % 6 === 0) throw new Error('a fault that passes');
        const mine = heard.get(workflowId.split('/')[1] ?? '');
        if (mine && !mine.includes(id)) mine.push(id);
        return true;
      },
    } as unknown as Runs;
    const log = pino({ level: 'silent' });
    const apis = [0, 1].map(() => new Dispatcher(runs, createApiMetrics(), log));
    const story = async (contactId: string, which: number) => {
      for (let n = 0; n < 15; n += 1) {
        const data = { orderId: 'o', trackingUrl: `https://track.example/${n}` };
        const event = { specversion: '1.0', source: 's', id: `${contactId}-${n}`, type: 'order.shipped' } as const;
        const time = new Date(Date.now() - 60_000 + n).toISOString();
        const posted = { event: { ...event, subject: contactId, time, data } };
        const [taken] = await takeEvents([posted], 'single', { maxAgeMs: day, hashAddress: String });
        // Who posts waits for the 202, never for the effect.
        if (taken?.status === 'accepted') void apis[(n + which) % 2]?.dispatch(taken.row, taken.behind);
      }
    };
    await Promise.all(contacts.map(story));
    const owed = () => EventModel.countDocuments({ pendingAt: { $exists: true }, contactId: { $in: contacts } });
    await eventually(
      async () => {
        await EventModel.updateMany({ attempts: { $gt: 0 }, pendingAt: { $exists: true } }, { pendingAt: new Date() });
        for (const api of apis) await finishEvents(api);
        return owed();
      },
      (left) => left === 0,
      60_000,
    );
    for (const [contactId, ids] of heard) {
      expect(ids).toEqual(Array.from({ length: 15 }, (_, n) => `${contactId}-${n}`));
    }
    for (const api of apis) await api.drain();
  });

  it.each(['in one request', 'left to the sweep'])(
    'what happened within a millisecond keeps its order, %s',
    async (way) => {
      const contactId = way.split(' ')[0] ?? '';
      const heard: string[] = [];
      const runs = {
        answers: () => Promise.resolve(true),
        signal: (_workflowId: string, _name: string, { id }: { id: string }) => Promise.resolve(heard.push(id) > 0),
      } as unknown as Runs;
      const api = new Dispatcher(runs, createApiMetrics(), pino({ level: 'silent' }));
      const second = new Date(Date.now() - 60_000).toISOString().slice(0, 19);
      const posted = ['500900', '500100', '5004', '500100001', '5'].map((digits) => {
        const event = { specversion: '1.0', source: 's', id: `${contactId}-${digits}`, type: 'order.shipped' } as const;
        const data = { orderId: digits, trackingUrl: 'https://track.example/1' };
        const brings = { attributes: { last: digits } };
        return { event: { ...event, subject: contactId, time: `${second}.${digits}Z`, data }, brings };
      });
      const taken = await takeEvents(posted, 'whole', { maxAgeMs: day, hashAddress: String });
      if (way === 'in one request')
        await Promise.all(
          taken.flatMap((one) => (one.status === 'accepted' ? [api.dispatch(one.row, one.behind)] : [])),
        );
      else {
        await EventModel.updateMany({ contactId }, { pendingAt: new Date(0), receivedAt: new Date(0) });
        await finishEvents(api);
      }
      await api.drain();
      expect(heard).toEqual(['5', '500100', '500100001', '5004', '500900'].map((digits) => `${contactId}-${digits}`));
      const contact = await documents.ContactModel.findById(contactId).lean();
      expect(contact?.attributes).toEqual({ last: '500900' });
    },
  );
});
