import { describe, expect, it } from 'vitest';
import { cloudEvent, eventually } from '../support/system.ts';
import { town } from '../support/town.ts';

describe('goals on the real engines', () => {
  const { system, contact, deliveries, timeline, bubbles } = town();

  const post = (type: string, contactId: string, id: string, data: object, time = new Date()) =>
    system().api('POST', '/v1/events', { ...cloudEvent(type, contactId, id, data), time: time.toISOString() });
  const overdue = (contactId: string, invoiceId: string) =>
    post('invoice.overdue', contactId, `${invoiceId}-overdue`, {
      invoiceId,
      amount: 5,
      currency: 'GBP',
      dueOn: '2026-05-01',
      payUrl: 'https://pay.example/i1',
    });
  const reminded = (contactId: string, count = 1) =>
    eventually(
      () => deliveries(contactId),
      (rows) => rows.filter(({ state }) => state === 'delivered').length === count,
    );
  const conversions = async (contactId: string) => {
    const { body } = await system().api('GET', `/v1/conversions?contactId=${contactId}`);
    return body['items'] as Record<string, unknown>[];
  };

  it('credits the last message before a goal with it, once, and ends the run', async () => {
    await contact('payer', 1);
    await overdue('payer', 'i1');
    const [row] = await reminded('payer');
    const { body } = await post('invoice.paid', 'payer', 'i1-paid', { invoiceId: 'i1' });
    expect(body).toMatchObject({ runs: [{ workflowId: 'overdue-payment/payer/i1', effect: 'signalled' }] });
    await post('invoice.paid', 'payer', 'i1-paid-again', { invoiceId: 'i1' });
    expect(await conversions('payer')).toMatchObject([
      {
        goal: 'invoice.paid',
        journey: 'overdue-payment',
        message: 'overdue-payment/gentle',
        deliveryId: row?.id,
        touch: 'delivery',
      },
    ]);
    expect((await timeline('payer')).map(({ kind }) => kind)).toContain('conversion');
    const run = await eventually(
      () => system().api('GET', `/v1/runs/${encodeURIComponent('overdue-payment/payer/i1')}`),
      (answer) => answer.body['outcome'] !== undefined,
    );
    expect(run.body['outcome']).toBe('invoice.paid');
  });

  it('credits a click where the person had followed the link, the latest before the goal', async () => {
    const phone = await contact('clicker', 3);
    await overdue('clicker', 'i3');
    await reminded('clicker');
    const [bubble] = await bubbles(phone);
    const [link = ''] = bubble?.text.match(/https?:\/\/\S+?\/l\/\w{8}/) ?? [];
    const agent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';
    const follow = () => fetch(link, { redirect: 'manual', headers: { 'user-agent': agent } });
    await follow();
    await follow();
    const clicks = await eventually(
      async () => (await timeline('clicker')).filter(({ kind }) => kind === 'click'),
      (found) => found.length === 2,
    );
    await post('invoice.paid', 'clicker', 'i3-paid', { invoiceId: 'i3' });
    expect(await conversions('clicker')).toMatchObject([{ touch: 'click', touchedAt: clicks[0]?.at }]);
  });

  it('counts each key for itself, and never one whose message had not gone out', async () => {
    await contact('several', 2);
    await overdue('several', 'i2');
    await reminded('several');
    await post('invoice.paid', 'several', 'other-paid', { invoiceId: 'other' });
    const beforeTheMessage = new Date(Date.now() - 3_600_000);
    await post('invoice.paid', 'several', 'i2-paid', { invoiceId: 'i2' }, beforeTheMessage);
    expect(await conversions('several')).toEqual([]);
  });
});
