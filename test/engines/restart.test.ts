import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cloudEvent, eventually } from '../support/system.ts';
import { town } from '../support/town.ts';

const config = fileURLToPath(new URL('../support/restart/tidings.config.ts', import.meta.url));

describe('a journey that begins anew on its own event', () => {
  const { system, contact, deliveries } = town({ TIDINGS_CONFIG: config });
  const workflowId = 'latest-order/shopper';

  const placed = (orderId: string) => cloudEvent('order.placed', 'shopper', orderId, { orderId });
  const post = (...events: object[]) =>
    system().api('POST', '/v1/events', events.length > 1 ? events : events[0], batch);
  const batch = { 'content-type': 'application/cloudevents-batch+json' };
  const effects = async (id: string) => (await system().api('GET', `/v1/events/test/${id}`)).body['runs'];
  const shipped = (orderId: string) =>
    post(cloudEvent('order.shipped', 'shopper', `${orderId}-shipped`, { orderId, trackingUrl: 'https://t.example/1' }));
  const texts = async () => (await deliveries('shopper')).map(({ text }) => text);
  const ended = () =>
    eventually(
      () => system().api('GET', `/v1/runs/${encodeURIComponent(workflowId)}`),
      ({ body }) => body['outcome'] === 'sent',
    );

  it('tells of two that come quickly once, with the newest data, and of a third after the end in a new run', async () => {
    await contact('shopper', 1);
    expect((await post(placed('o1'), placed('o2'))).status).toBe(202);
    await eventually(
      () => effects('o2'),
      (runs) => Array.isArray(runs) && runs.length > 0,
    );
    expect(await effects('o1')).toMatchObject([{ workflowId, effect: 'started' }]);
    expect(await effects('o2')).toMatchObject([{ workflowId, effect: 'signalled' }]);
    await shipped('o2');
    await ended();
    expect(await texts()).toEqual(['Your order o2']);

    await post(placed('o3'));
    expect(await effects('o3')).toMatchObject([{ workflowId, effect: 'started' }]);
    await shipped('o3');
    await eventually(texts, (told) => told.length === 2);
    expect((await texts()).sort()).toEqual(['Your order o2', 'Your order o3']);
  });
});

describe('a journey that begins again as soon as it has ended', () => {
  const { system, contact, deliveries } = town({ TIDINGS_CONFIG: config });
  const invoice = { amount: 5, currency: 'GBP', dueOn: '2026-05-01', payUrl: 'https://pay.example/i' };
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const post = async (name: string, id: string, minutes: number, data: object) => {
    const event = { ...cloudEvent(name, 'debtor', id, { invoiceId: 'z1', ...data }), time: minutesAgo(minutes) };
    return (await system().api('POST', '/v1/events', event)).body['runs'];
  };
  const ended = () =>
    eventually(
      () => system().api('GET', '/v1/runs/dunning%2Fdebtor%2Fz1'),
      ({ body }) => body['outcome'] === 'invoice.paid',
    );

  it('does not on the same fact under another id, nor on what is older than that which ended it', async () => {
    await contact('debtor', 2);
    await post('invoice.paid', 'paid', 5, {});
    expect(await post('invoice.overdue', 'q2', 4, invoice)).toMatchObject([{ effect: 'started' }]);
    await ended();
    expect(await post('invoice.overdue', 'q3', 3, invoice)).toMatchObject([{ effect: 'duplicate' }]);
    expect(await post('invoice.overdue', 'q4', 2, invoice)).toMatchObject([{ effect: 'duplicate' }]);
    expect(await post('invoice.overdue', 'late', 6, { ...invoice, amount: 7 })).toMatchObject([{ effect: 'started' }]);
    await ended();
    expect(await deliveries('debtor')).toEqual([]);
    expect(await post('invoice.overdue', 'newer', 1, { ...invoice, amount: 9 })).toMatchObject([{ effect: 'started' }]);
    await eventually(
      () => deliveries('debtor'),
      (rows) => rows.length === 1,
    );
  });
});
