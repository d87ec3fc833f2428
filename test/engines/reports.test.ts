import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countNow } from '../../api/reports/keep-counts.ts';
import { ClickModel } from '../../models/documents/click.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { connectDatabase, disconnectDatabase } from '../../models/documents/connect.ts';
import { DeliveryModel, type Delivery } from '../../models/documents/deliveries/delivery.ts';
import { EventModel } from '../../models/documents/event.ts';
import { ReportCellModel } from '../../models/documents/reports/cell.ts';
import { ReportUnitModel } from '../../models/documents/reports/unit.ts';
import { byHand, type Raw } from '../support/reports/by-hand.ts';
import { changeSomething, chanceOf, writeDelivered, writeRows } from '../support/reports/random-ledger.ts';
import { startSystem, type System } from '../support/system.ts';

type Row = ReturnType<typeof byHand> & {
  group: Record<string, string | null>;
  rates: { delivery: object };
  costPerConversion: { micros: number; currency: string }[];
};
interface Report {
  asOf: string;
  rows: Row[];
  total: Row;
}

describe('reports', () => {
  let system: System;
  const chance = chanceOf(7);
  beforeAll(async () => {
    system = await startSystem({}, { without: ['worker', 'simulator'] });
    await connectDatabase(system.stack.addresses.mongodb);
  });
  afterAll(async () => {
    await disconnectDatabase();
    await system.stop();
  });

  const report = async (query: string) => {
    const { status, body } = await system.api('GET', `/v1/reports/messages?${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body as unknown as Report;
  };
  const ledger = async (): Promise<Raw[]> => {
    const clicks = await ClickModel.find().lean();
    const rows = await DeliveryModel.find().lean();
    return rows.map((row) => ({ row, clicks: clicks.filter(({ deliveryId }) => deliveryId === row._id) }));
  };
  const fieldOf: Record<string, (row: Delivery) => string | null> = {
    day: ({ createdAt }) => createdAt.toISOString().slice(0, 10),
    variant: ({ textVersion }) => textVersion ?? null,
    message: ({ message }) => message,
    journey: ({ journey }) => journey,
    channel: ({ channel }) => channel,
    route: ({ route }) => route ?? null,
    country: ({ country }) => country ?? null,
  };
  const shown = ({ messages, suppressedBy, parts, clicks, people, cost, rates }: Row) => {
    const { count, of } = rates.delivery as { count: number; of: number };
    return { messages, suppressedBy, parts, clicks, people, cost, deliveryRate: { count, of } };
  };

  /** Asks for each grouping, and compares every figure with what is counted by hand. */
  const expectExact = async () => {
    const all = await ledger();
    for (const groupBy of ['journey', 'day', 'message,variant,channel', 'route,country,day']) {
      const { rows, total } = await report(`groupBy=${groupBy}`);
      expect(shown(total)).toEqual(byHand(all));
      const names = groupBy.split(',');
      const keyOf = (row: Delivery) => JSON.stringify(names.map((name) => fieldOf[name]!(row)));
      const keys = new Set(all.map(({ row }) => keyOf(row)));
      expect(rows).toHaveLength(keys.size);
      for (const row of rows) {
        const key = JSON.stringify(names.map((name) => row.group[name]));
        expect(shown(row), key).toEqual(byHand(all.filter((raw) => keyOf(raw.row) === key)));
      }
    }
    const filtered = await report('journey=welcome&channel=sms&country=GB');
    const some = all.filter(({ row }) => row.journey === 'welcome' && row.channel === 'sms' && row.country === 'GB');
    expect(shown(filtered.total)).toEqual(byHand(some));
  };

  /** As it is when nothing has changed for long: only what changes from now on is counted anew. */
  const comeToRest = async () => {
    const changedAt = new Date(Date.now() - 600_000);
    await DeliveryModel.collection.updateMany({}, { $set: { changedAt } });
    await ReportUnitModel.updateMany({}, { $set: { changedAt }, $unset: { due: 1 } });
  };

  it('say exactly what is in the ledger, however it changes later', async () => {
    await writeRows(chance, 600);
    await expectExact();
    for (let round = 0; round < 3; round += 1) {
      await comeToRest();
      for (let change = 0; change < 40; change += 1) await changeSomething(chance);
      await expectExact();
    }
  });

  it('count a day once more where something may have been in flight, and then no more', async () => {
    await countNow({}, 60_000);
    const before = new Date(Date.now() - 600_000);
    await ReportUnitModel.updateMany({}, { $set: { changedAt: before } });
    await countNow({}, 60_000);
    // What changed in the last two minutes is found again, so these are due for the rows that have.
    const counts = await ReportUnitModel.find().lean();
    await DeliveryModel.collection.updateMany({}, { $set: { changedAt: before } });
    await ReportUnitModel.updateMany({}, { $set: { changedAt: before } });
    await countNow({}, 60_000);
    expect(await ReportUnitModel.countDocuments({ due: true })).toBe(0);
    const settled = (await ReportUnitModel.find().lean()).map(({ count }) => count);
    await countNow({}, 60_000);
    expect((await ReportUnitModel.find().lean()).map(({ count }) => count)).toEqual(settled);
    expect(settled).toHaveLength(counts.length);
  });

  it('never go back to a count that began earlier', async () => {
    const [unit] = await ReportUnitModel.find().lean();
    const later = new Date(Date.now() + 3_600_000);
    await ReportUnitModel.updateOne({ _id: unit!._id }, { $set: { countedAt: later, due: true } });
    await countNow({}, 60_000);
    expect(await ReportUnitModel.findById(unit!._id).lean()).toMatchObject({ count: unit!.count, countedAt: later });
    await ReportUnitModel.updateOne({ _id: unit!._id }, { $unset: { countedAt: 1 } });
    await expectExact();
  });

  it('keep no cells of former counts for longer than a minute', async () => {
    await ReportCellModel.updateMany({}, { $set: { countedAt: new Date(0) } });
    await ReportUnitModel.updateMany({}, { $set: { due: true } });
    await countNow({}, 60_000);
    const held = await ReportUnitModel.distinct('count');
    expect(await ReportCellModel.countDocuments({ count: { $nin: held }, countedAt: new Date(0) })).toBe(0);
    await expectExact();
  });

  it('are CSV for who asks, with nothing that a spreadsheet would run', async () => {
    const asked = { headers: { authorization: `Bearer ${system.apiKey}`, accept: 'text/csv' } };
    const answer = await fetch(`${system.stack.addresses.api}/v1/reports/messages?groupBy=message,country`, asked);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await answer.text()).trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^message,country,planned,accepted,waiting,.*,cost EUR,costPerConversion EUR,cost GBP,/);
    const { rows } = await report('groupBy=message,country');
    expect(lines).toHaveLength(rows.length + 1);
    const [{ group, messages }] = rows as [Row];
    expect(lines[1]).toMatch(new RegExp(`^${group['message']},${group['country'] ?? ''},${messages.planned},`));
    const { body } = await system.api('GET', '/v1/reports/messages?format=csv');
    expect(body['text']).toMatch(/^journey,planned/);
  });

  it.each([
    ['groupBy=chanel', '/groupBy/0', 'the nearest is channel'],
    ['groupBy=day,route,country,channel', '/groupBy', 'three groupings at most'],
    ['channel=smss', '/channel', 'the nearest is sms'],
    ['journey=welcom', '/journey', 'the nearest is welcome'],
    ['message=welcome/helo', '/message', 'the nearest is welcome/hello'],
    ['route=frist', '/route', 'the nearest is first'],
    ['country=Narnia', '/country', 'ISO 3166'],
    ['countri=GB', '/countri', 'the nearest is country'],
    ['from=yesterday', '/from', 'must be a day'],
    ['from=2026-02-02&until=2026-02-01', '/from', 'is after the last day'],
    ['until=2999-01-01', '/until', 'is in the future'],
    ['from=2020-01-01', '/from', 'more than 366 days'],
  ])('refuse %s', async (query, pointer, detail) => {
    const { status, body } = await system.api('GET', `/v1/reports/messages?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'query-invalid',
      errors: [{ pointer, detail: expect.stringContaining(detail) as string }],
    });
  });

  it('show a journey as a funnel, step by step', async () => {
    const rows = (await DeliveryModel.find({ journey: 'welcome' }).lean()).map((row) => ({ row, clicks: [] }));
    const started = { effect: 'started' as const, workflowId: 'welcome/anna' };
    const event = {
      source: 't',
      id: 'e',
      type: 'user.registered',
      contactId: 'anna',
      time: new Date(),
      receivedAt: new Date(),
    };
    for (const [index, effects] of [[started], [], [{ ...started, workflowId: 'other/anna' }], [started]].entries())
      await EventModel.collection.insertOne({ _id: `e${index}` as never, ...event, effects });
    const { status, body } = await system.api('GET', '/v1/reports/funnel?journey=welcome');
    expect(status, JSON.stringify(body)).toBe(200);
    const of = (message: string) => rows.filter(({ row }) => row.message === message);
    const sentTo = (some: Raw[]) =>
      new Set(some.filter((raw) => byHand([raw]).people.sent > 0).map(({ row }) => row.contactId));
    const [hello, nudge] = [of('welcome/hello'), of('welcome/nudge')];
    const shownOf = (some: Raw[]) => {
      const { sent, reached, clicked, replied, converted, optedOut } = byHand(some).people;
      return { sent, reached, clicked, replied, converted, optedOut };
    };
    const left = [...sentTo(hello)].filter((person) => !sentTo(nudge).has(person)).length;
    expect(body).toMatchObject({
      begun: 2,
      steps: [
        { message: 'welcome/hello', people: shownOf(hello), left },
        { message: 'welcome/nudge', people: shownOf(nudge), left: sentTo(nudge).size },
      ],
    });
    expect((await system.api('GET', '/v1/reports/funnel?journey=welcom')).body).toMatchObject({
      errors: [{ pointer: '/journey', detail: 'is no journey; the nearest is welcome' }],
    });
    expect((await system.api('GET', '/v1/reports/funnel')).body).toMatchObject({ errors: [{ pointer: '/journey' }] });
  });

  it('name dead addresses, texts that people opt out of more than before, and texts that are too long', async () => {
    const now = new Date();
    const contact = { attributes: {}, createdAt: now, updatedAt: now };
    const states = [{ country: 'GB' }, { country: 'GB' }, { country: 'DE' }].map((at) => ({
      ...contact,
      ...at,
      numberState: 'stale',
    }));
    await ContactModel.collection.insertMany([
      ...states.map((state, index) => ({ _id: `dead ${index}` as never, ...state })),
      { _id: 'mail' as never, ...contact, emailState: 'unreachable' },
      { _id: 'well' as never, ...contact, country: 'GB' },
    ]);
    const offers = (message: string, daysAgo: number, optedOut: number) =>
      writeDelivered(message, { daysAgo, count: 100, optedOut });
    await Promise.all([offers('sale/more', 20, 1), offers('sale/more', 0, 15), offers('sale/same', 20, 5)]);
    await Promise.all([offers('sale/same', 1, 7), offers('sale/old', 40, 0), offers('sale/old', 0, 2)]);
    await DeliveryModel.updateOne(
      { message: 'sale/same' },
      { $set: { state: 'suppressed', reason: 'too-many-parts' } },
    );
    const { status, body } = await system.api('GET', '/v1/reports/hygiene');
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      deadAddresses: [
        { address: 'phone', country: 'GB', cause: 'stale', contacts: 2 },
        { address: 'phone', country: 'DE', cause: 'stale', contacts: 1 },
        { address: 'email', country: null, cause: 'unreachable', contacts: 1 },
      ],
      risingOptOuts: [{ message: 'sale/more', before: { count: 1, of: 100 }, now: { count: 15, of: 100 } }],
      overPartLimit: [{ message: 'sale/same', messages: 1 }],
    });
  });

  it('refuse to guess where a day was never counted', async () => {
    await ReportUnitModel.create({
      _id: '2025-01-01 other',
      day: new Date(),
      journey: 'other',
      changedAt: new Date(0),
    });
    await ReportUnitModel.updateOne({ journey: 'other' }, { $set: { due: true } });
    expect(await countNow({ journey: 'other' }, -1)).toBeUndefined();
    await countNow({ journey: 'other' }, 1_000);
    expect((await report('groupBy=day')).rows.length).toBeGreaterThan(0);
  });
});
